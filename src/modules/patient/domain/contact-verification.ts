import { notAllowed } from "../../../shared/errors"

export const CHANNELS = ["email", "phone"] as const
export type Channel = (typeof CHANNELS)[number]

export const CODE_DIGITS = 6
export const CODE_VALID_MINUTES = 10
export const MAX_TRIES = 5
/** Between two codes, so that a double click sends one. */
const RESEND_SECONDS = 30
export const MAX_CODES_PER_HOUR = 5

/** A code as it was sent; moments may come from the database as text. */
export type SentCode = {
  contact_index: string
  expires_at: Date | string
  attempts: number
  confirmed_at: Date | string | null
}

/**
 * Refuses another code too soon or too often.
 * @param sentAt when the codes of the last hour were sent
 * @throws rate_limited
 */
export function assertMaySendCode(sentAt: Date[], now: Date): void {
  const latest = Math.max(0, ...sentAt.map((moment) => moment.getTime()))
  if (now.getTime() - latest < RESEND_SECONDS * 1000) {
    throw notAllowed(
      "rate_limited",
      `A code was just sent; another can be asked for after ${RESEND_SECONDS} seconds`
    )
  }
  if (sentAt.length >= MAX_CODES_PER_HOUR) {
    throw notAllowed(
      "rate_limited",
      "Too many codes in an hour; please try again later"
    )
  }
}

/**
 * What becomes of a try. The caller counts the try before it tells.
 * `gone`: no code, an old or used one, a changed contact, or too many tries.
 */
export function judgeCode(
  sent: SentCode | undefined,
  given: { contact_index: string; matches: boolean },
  now: Date
): "confirmed" | "wrong" | "gone" {
  if (
    !sent ||
    sent.confirmed_at ||
    sent.contact_index !== given.contact_index ||
    sent.attempts >= MAX_TRIES ||
    new Date(sent.expires_at) <= now
  ) {
    return "gone"
  }
  return given.matches ? "confirmed" : "wrong"
}
