import { data, redirect } from "react-router"
import { BackendError } from "./errors"
import { withNext } from "./next-path"
import { keepSession, readSession } from "./session.server"
import type { ShopSession } from "./session.server"

const pathOf = (request: Request) => {
  const url = new URL(request.url)
  return url.pathname + url.search
}

/** Throws the page's 404 (also for what belongs to somebody else). */
export function notFound(): never {
  throw data(null, { status: 404 })
}

/** The session of a signed-in person; everybody else is sent to sign in and back. */
export async function requireCustomer(request: Request): Promise<ShopSession> {
  const session = await readSession(request)
  if (!session.get("customer_token")) {
    throw redirect(withNext("/account/sign-in", pathOf(request)))
  }
  return session
}

/**
 * Runs a request to the backend and turns its refusals into pages: not signed
 * in any more → sign in and come back; not found → 404; not reachable → 503.
 * What the person can put right (400 and the like) is thrown on.
 */
export async function answered<T>(
  request: Request,
  session: ShopSession,
  work: Promise<T>
): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof BackendError)) {
      throw error
    }
    if (error.status === 401) {
      session.unset("customer_token")
      throw redirect(withNext("/account/sign-in", pathOf(request)), {
        headers: await keepSession(session),
      })
    }
    if (error.status === 404 || error.status === 403) {
      notFound()
    }
    if (error.status >= 500) {
      throw data(null, { status: 503 })
    }
    throw error
  }
}

/** What a form's action answers when the form has to be shown again. */
export const again = <T>(body: T, status = 400) => data(body, { status })
