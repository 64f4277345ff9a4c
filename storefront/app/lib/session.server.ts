import { createCookieSessionStorage } from "react-router"
import type { Session } from "react-router"
import { env } from "./env.server"

export type HeldConsultation = { id: string; token: string }
export type HeldBasket = { id: string; token: string }

/** All that the browser holds: proofs, never an answer or a name. */
export type SessionData = {
  customer_token: string
  consultations: HeldConsultation[]
  basket: HeldBasket
}
type Flash = { notice: string; payment_reason: string }
export type ShopSession = Session<SessionData, Flash>

/** Long enough to come back to an unfinished consultation (CON-5). */
const SEVEN_DAYS = 7 * 24 * 60 * 60
/** A cookie holds 4 kB; more consultations than this are in the account. */
const MAX_HELD = 4

const storage = createCookieSessionStorage<SessionData, Flash>({
  cookie: {
    name: "pharmacy_session",
    httpOnly: true,
    sameSite: "lax",
    secure: env.secureCookies,
    path: "/",
    maxAge: SEVEN_DAYS,
    secrets: [env.sessionSecret],
  },
})

/** The session of a request; an empty one when the cookie is missing or forged. */
export const readSession = (request: Request): Promise<ShopSession> =>
  storage.getSession(request.headers.get("Cookie"))

/** The `Set-Cookie` header that keeps a session. */
export const keepSession = async (session: ShopSession) => ({
  "Set-Cookie": await storage.commitSession(session),
})

/** The `Set-Cookie` header that ends a session. */
export const endSession = async (session: ShopSession) => ({
  "Set-Cookie": await storage.destroySession(session),
})

/** Adds a consultation that this browser may read, newest first. */
export function holdConsultation(
  session: ShopSession,
  held: HeldConsultation
): void {
  const others = (session.get("consultations") ?? []).filter(
    ({ id }) => id !== held.id
  )
  session.set("consultations", [held, ...others].slice(0, MAX_HELD))
}

/** The guest token of a consultation, when this browser holds it. */
export const tokenOf = (session: ShopSession, id: string) =>
  session.get("consultations")?.find((held) => held.id === id)?.token
