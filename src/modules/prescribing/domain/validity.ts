import { londonDay } from "../../../shared/london"

const two = (value: number) => String(value).padStart(2, "0")

/**
 * The last London day on which the first dispensing may be: six months that
 * begin with the appropriate date (reg 217(5); R-12). One of 1 January ends on
 * 30 June. A month without the day ends the period on its last day: one of
 * 31 August ends on 28 February.
 */
export function validUntil(appropriateDate: Date): string {
  const [year = 0, month = 0, day = 0] = londonDay(appropriateDate)
    .split("-")
    .map(Number)
  // The month six on, counted from 0, and its number of days.
  const months = year * 12 + (month - 1) + 6
  const endYear = Math.floor(months / 12)
  const endMonth = months % 12
  const daysInMonth = new Date(Date.UTC(endYear, endMonth + 1, 0)).getUTCDate()
  const last = new Date(
    Date.UTC(endYear, endMonth, day > daysInMonth ? daysInMonth : day - 1)
  )
  return `${last.getUTCFullYear()}-${two(last.getUTCMonth() + 1)}-${two(last.getUTCDate())}`
}

/** Whether a first dispensing is still allowed at a moment. */
export const isValidOn = (until: string, moment: Date): boolean =>
  londonDay(moment) <= until

const DAY = 24 * 60 * 60_000

/** The first moment at which another issue may be dispensed. */
export const nextIssueFrom = (
  lastUsedAt: Date,
  minimumIntervalDays: number
): Date => new Date(lastUsedAt.getTime() + minimumIntervalDays * DAY)
