export type FieldError = { field: string; message: string }

/** What the API refused: its status, our code and, where it names them, the fields. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | null,
    readonly fields: FieldError[]
  ) {
    super(message)
  }
}

type Query = Record<string, string | number | boolean | null | undefined>
type Options = { body?: object; query?: Query }
type ErrorBody = { message?: string; code?: string; errors?: FieldError[] }

/** A path of the API as an address; empty filters are left out. */
export function apiUrl(path: string, query: Query = {}): string {
  const base = __BACKEND_URL__ || "/"
  const url = new URL(path, new URL(base, window.location.origin))
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") {
      url.searchParams.set(name, String(value))
    }
  }
  return url.toString()
}

/** "field: what is wrong" as the server's refusals begin when they mean one field. */
const fieldIn = (message: string): FieldError[] => {
  const found = /^([a-z_][a-z0-9_.]*): (.+)$/s.exec(message)
  return found?.[1] && found[2] ? [{ field: found[1], message: found[2] }] : []
}

async function toError(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody
  const message = body.message ?? response.statusText
  const code = body.code ?? null
  const fields =
    body.errors ?? (code === "invalid_field" ? fieldIn(message) : [])
  return new ApiError(message, response.status, code, fields)
}

async function send<T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  { body, query }: Options
): Promise<T> {
  const response = await window.fetch(apiUrl(path, query), {
    method,
    credentials: "include",
    headers: {
      accept: "application/json",
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
    },
    ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
  })
  if (!response.ok) {
    throw await toError(response)
  }
  return (await response.json()) as T
}

/**
 * The admin's calls, with the dashboard's session. The SDK's client is not used
 * because its errors drop `code` and `errors`, which the forms show by field.
 */
export const api = {
  get: <T>(path: string, query: Query = {}) => send<T>("GET", path, { query }),
  delete: <T>(path: string) => send<T>("DELETE", path, {}),
  post: <T>(path: string, body: object = {}) => send<T>("POST", path, { body }),
}
