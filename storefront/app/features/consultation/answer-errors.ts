import type { PublicQuestion } from "../../lib/contracts"
import { BackendError, formErrors } from "../../lib/errors"
import type { FieldErrors } from "../../lib/errors"

/** What the last answers were is kept; only no more changes are. */
const FULL =
  "You have changed your answers so often that we can’t keep another change. Your earlier answers are kept: hand them in as they are, or begin a new consultation."

/** True when the backend keeps no more changes of a consultation (CON-4). */
export const isFull = (error: unknown): boolean =>
  error instanceof BackendError && error.code === "too_many_changes"

/** The errors that the server found in answers, by question id. */
export const answerErrors = (
  error: BackendError,
  questions: PublicQuestion[]
): FieldErrors =>
  isFull(error)
    ? { form: FULL }
    : formErrors(
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
