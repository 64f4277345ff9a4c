export type FieldErrors = Record<string, string>

/** A refusal of the backend, with the fields it named. */
export class BackendError extends Error {
  readonly status: number
  readonly code: string | undefined
  readonly fields: FieldErrors

  constructor(
    status: number,
    message: string,
    code?: string,
    fields: FieldErrors = {}
  ) {
    super(message)
    this.name = "BackendError"
    this.status = status
    this.code = code
    this.fields = fields
  }
}

/** True for a refusal that the person can put right on the page they came from. */
export const isRefusal = (error: unknown): error is BackendError =>
  error instanceof BackendError && [400, 409, 422, 429].includes(error.status)

type ErrorBody = {
  message?: unknown
  code?: unknown
  errors?: unknown
}

const FIELD = /^([a-z][a-z0-9_.[\]-]*): (.+)$/is

/** A message about a field lacks its subject; on a page it stands alone. */
const sentence = (text: string) =>
  /^(is|has|may|must|needs|can|was|does)\b/.test(text)
    ? `This ${text}`
    : text.charAt(0).toUpperCase() + text.slice(1)

function fieldsOf(body: ErrorBody): FieldErrors {
  const listed = Array.isArray(body.errors) ? body.errors : []
  const fields: FieldErrors = {}
  for (const one of listed as { field?: unknown; message?: unknown }[]) {
    if (typeof one.field === "string" && typeof one.message === "string") {
      fields[one.field] = sentence(one.message)
    }
  }
  const named =
    typeof body.message === "string" ? FIELD.exec(body.message) : null
  if (Object.keys(fields).length === 0 && named?.[1] && named[2]) {
    fields[named[1]] = sentence(named[2])
  }
  return fields
}

/** A BackendError from the status and JSON body of a refused request. */
export function backendError(status: number, body: unknown): BackendError {
  const given = (
    typeof body === "object" && body !== null ? body : {}
  ) as ErrorBody
  return new BackendError(
    status,
    typeof given.message === "string" ? given.message : `status ${status}`,
    typeof given.code === "string" ? given.code : undefined,
    fieldsOf(given)
  )
}

/**
 * The fields of a refusal under the names of this page's form; what the form
 * has no field for goes under `form`, so that nothing is lost.
 */
export function formErrors(
  error: BackendError,
  names: Record<string, string>
): FieldErrors {
  const result: FieldErrors = {}
  for (const [path, message] of Object.entries(error.fields)) {
    result[names[path] ?? path] = message
  }
  return Object.keys(result).length > 0
    ? result
    : { form: sentence(error.message) }
}
