import type { PublicQuestion } from "../../lib/contracts"
import { formErrors } from "../../lib/errors"
import type { BackendError, FieldErrors } from "../../lib/errors"

/** The errors that the server found in answers, by question id. */
export const answerErrors = (
  error: BackendError,
  questions: PublicQuestion[]
): FieldErrors =>
  formErrors(
    error,
    Object.fromEntries(questions.map(({ id }) => [`answers.${id}`, id]))
  )

/** The id of each question's first input, for links from the error summary. */
export const questionAnchors = (
  questions: PublicQuestion[]
): Record<string, string> =>
  Object.fromEntries(
    questions.map(({ id, kind }) => [id, kind === "date" ? `${id}-day` : id])
  )
