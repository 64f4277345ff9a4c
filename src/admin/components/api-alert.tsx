import { Alert } from "@medusajs/ui"
import { errorSentence } from "../lib/error-words"

/** A refusal in words, where one is. */
export const ApiAlert = ({ error }: { error: unknown }) =>
  error ? (
    <Alert variant="error" role="alert">
      {errorSentence(error)}
    </Alert>
  ) : null
