/** A session older than this is given up: Stripe keeps an authorisation for a week. */
export const LOOK_UP_HOURS = 7 * 24

const OFTEN_MINUTES = 60
const SELDOM_MINUTES = 30

/**
 * Whether a payment session is asked about in this minute's sweep: every
 * minute for its first hour, then every half hour, each at its own minute so
 * that not all come together.
 */
export function isDueForLookUp(createdAt: Date, now: Date): boolean {
  const age = Math.floor((now.getTime() - createdAt.getTime()) / 60_000)
  if (age < 0 || age >= LOOK_UP_HOURS * 60) {
    return false
  }
  return age < OFTEN_MINUTES || age % SELDOM_MINUTES === 0
}
