import { londonDay } from "../../../shared/london"

/** How long somebody has been treated, by what has left for them. */
export type TreatmentCourse = {
  first_supplied_at: Date
  /** Whole calendar months since the first. */
  months: number
  supplies: number
}

/**
 * The course of supplies that have left, as the case page sums it up (REV-1).
 *
 * @param dispatched when each left, in any order
 */
export function treatmentSoFar(
  dispatched: readonly Date[],
  now: Date
): TreatmentCourse | null {
  const [first] = [...dispatched].sort((a, b) => a.getTime() - b.getTime())
  return first
    ? {
        first_supplied_at: first,
        months: monthsBetween(londonDay(first), londonDay(now)),
        supplies: dispatched.length,
      }
    : null
}

/** Whole months from one London day to another: from the 31st, a month is over with the month. */
function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 0, day = 0] = from.split("-").map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split("-").map(Number)
  const months = (toYear - year) * 12 + toMonth - month
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate()
  return Math.max(0, toDay < Math.min(day, last) ? months - 1 : months)
}
