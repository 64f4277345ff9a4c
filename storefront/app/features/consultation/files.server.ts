import type { PublicQuestion } from "../../lib/contracts"
import { BackendError, isRefusal } from "../../lib/errors"
import type { FieldErrors } from "../../lib/errors"
import { answered } from "../../lib/guards.server"
import type { ShopSession } from "../../lib/session.server"
import { saveAnswers, uploadFile } from "./api.server"
import { MAX_FILE_BYTES, TOO_LARGE } from "./file-answer"

/**
 * Sends the files of a step's form and makes each the answer of its question,
 * at once: whatever else is wrong on the page, nobody chooses a file twice.
 * Gives the errors by question.
 */
export async function saveFiles(
  request: Request,
  { session, id }: { session: ShopSession; id: string },
  questions: PublicQuestion[],
  form: FormData
): Promise<FieldErrors> {
  const errors: FieldErrors = {}
  for (const question of questions) {
    const file = form.get(question.id)
    if (
      question.kind !== "file" ||
      !(file instanceof File) ||
      file.size === 0
    ) {
      continue
    }
    if (file.size > MAX_FILE_BYTES) {
      errors[question.id] = TOO_LARGE
      continue
    }
    try {
      const value = await answered(
        request,
        session,
        uploadFile(session, id, question.id, file)
      )
      const work = saveAnswers(session, id, [{ question: question.id, value }])
      await answered(request, session, work)
    } catch (error) {
      errors[question.id] = refusedFile(error)
    }
  }
  return errors
}

/** The questions whose file came with the form, as answered: their errors are told apart. */
export const uploadedNow = (
  questions: PublicQuestion[],
  form: FormData
): Record<string, string> =>
  Object.fromEntries(
    questions.flatMap(({ id, kind }) => {
      const file = form.get(id)
      return kind === "file" && file instanceof File && file.size > 0
        ? [[id, file.name]]
        : []
    })
  )

/** Why a file wasn't taken, in words for its field. @throws what isn't about the file */
function refusedFile(error: unknown): string {
  if (error instanceof BackendError && error.status === 413) {
    return TOO_LARGE
  }
  if (!isRefusal(error)) {
    throw error
  }
  return Object.values(error.fields)[0] ?? error.message
}

/** The question whose file the pressed button takes away, if it is that button. */
export const removedFile = (form: FormData): string | undefined => {
  const id = form.get("remove-file")
  return typeof id === "string" ? id : undefined
}
