import { addDays, type Day } from "../../../shared/calendar"

/** Days after the first decline on which a charge is tried again, unless configured (PAY-7). */
export const RETRY_DAYS: readonly number[] = [1, 3, 7]

/**
 * When a softly declined charge is tried again; null when the days are spent.
 * @param firstDeclinedOn the day of the first decline of this instalment
 * @param declines how often it was declined so far, the first included; charges
 * that were never sent, or that the bank asked about, are none
 */
export function nextRetryOn(
  firstDeclinedOn: Day,
  declines: number,
  retryDays: readonly number[] = RETRY_DAYS
): Day | null {
  const days = retryDays[declines - 1]
  return days === undefined ? null : addDays(firstDeclinedOn, days)
}
