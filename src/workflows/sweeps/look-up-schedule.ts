/** A session older than this is given up: Stripe keeps an authorisation for a week. */
export const LOOK_UP_HOURS = 7 * 24

const OFTEN_MINUTES = 60
const SELDOM_MINUTES = 30

const age =
  "floor(extract(epoch from cast(:now as timestamptz) - s.created_at) / 60)"

/**
 * Whether a payment session `s` is asked about in the sweep of the minute
 * `:now`: every minute for its first hour, then every half hour, each at its
 * own minute so that not all come together. In SQL, so that what isn't due
 * takes no place on a page.
 */
export const DUE_FOR_LOOK_UP = `${age} >= 0 and ${age} < ${LOOK_UP_HOURS * 60}
  and (${age} < ${OFTEN_MINUTES} or mod(${age}, ${SELDOM_MINUTES}) = 0)`

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** The least id that Medusa gives to a session at a moment: its ids begin with their time (ULID), and are indexed. */
export function firstSessionId(at: Date): string {
  let rest = at.getTime()
  let time = ""
  for (let digit = 0; digit < 10; digit += 1) {
    time = `${DIGITS.charAt(rest % 32)}${time}`
    rest = Math.floor(rest / 32)
  }
  return `payses_${time}`
}
