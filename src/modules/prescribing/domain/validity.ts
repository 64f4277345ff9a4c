import {
  addDays,
  addMonths,
  startOfDay,
  type Day,
} from "../../../shared/calendar"
import { londonDay } from "../../../shared/london"

/**
 * The last London day on which the first dispensing may be: six months that
 * begin with the appropriate date (reg 217(5); R-12). One of 1 January ends on
 * 30 June. A month without the day ends the period on its last day: one of
 * 31 August ends on 28 February.
 */
export function validUntil(appropriateDate: Date): Day {
  const day = londonDay(appropriateDate)
  const sameDay = addMonths(day, 6)
  const monthLacksDay = sameDay.slice(-2) < day.slice(-2)
  return monthLacksDay ? sameDay : addDays(sameDay, -1)
}

/** Whether a first dispensing is still allowed at a moment. */
export const isValidOn = (until: string, moment: Date): boolean =>
  londonDay(moment) <= until

/** The first moment at which another issue may be dispensed: whole London days, as for what is charged each month. */
export const nextIssueFrom = (
  lastUsedAt: Date,
  minimumIntervalDays: number
): Date => startOfDay(addDays(londonDay(lastUsedAt), minimumIntervalDays))
