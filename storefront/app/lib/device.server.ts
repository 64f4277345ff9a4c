import { randomBytes } from "node:crypto"
import { env } from "./env.server"

const NAME = "pharmacy_device"
const ONE_YEAR = 365 * 24 * 60 * 60
const PATTERN = new RegExp(`(?:^|;\\s*)${NAME}=([A-Za-z0-9_-]{22,64})(?:;|$)`)

/** This browser's random id, if it has one. It outlasts signing out (SAF-8). */
export const deviceOf = (request: Request): string | undefined =>
  PATTERN.exec(request.headers.get("Cookie") ?? "")?.[1]

/** The `Set-Cookie` header that gives this browser a random id; nothing when it has one. */
export function deviceCookie(request: Request): Record<string, string> {
  if (deviceOf(request)) {
    return {}
  }
  const id = randomBytes(18).toString("base64url")
  const secure = env.secureCookies ? "; Secure" : ""
  return {
    "Set-Cookie": `${NAME}=${id}; Max-Age=${ONE_YEAR}; Path=/; HttpOnly; SameSite=Lax${secure}`,
  }
}
