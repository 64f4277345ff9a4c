import { addDays, addMonths, type Day } from "../../../shared/calendar"
import { dueOn, scheduleFrom, type Schedule } from "./schedule"

/** How long one consultation can be supplied on, whatever plans it holds (REN-4). */
export const COURSE_MONTHS = 12
/** A one-month plan has no month before its last (REN-1). */
const REMINDER_DAYS_OF_ONE_MONTH = 14

/** The first day on which a course supplies nothing more: twelve calendar months from the approval that began it (REN-4). */
export const limitOf = (approvedOn: Day): Day =>
  addMonths(approvedOn, COURSE_MONTHS)

/** Whether a course still supplies on a day. */
export const isWithinLimit = (day: Day, approvedOn: Day): boolean =>
  day < limitOf(approvedOn)

/**
 * The lengths in months that may be offered: every instalment of a plan begun
 * on a day has to be due before the course's limit (PAY-2, REN-4).
 */
export const lengthsThatFit = (
  lengths: readonly number[],
  startsOn: Day,
  limitOn: Day
): number[] =>
  lengths.filter((months) => dueOn(scheduleFrom(startsOn), months) < limitOn)

/** Months in which a patient may order again after the last dispatch, unless the product says otherwise (REN-6): a plan's length and one, one for a one-off. */
export const graceMonths = (planMonths: number | null): number =>
  planMonths === null ? 1 : planMonths + 1

/** The first day on which answers can't be used again: grace after the last dispatch, or the limit where that is earlier (REN-6). */
export function answersEndOn(
  lastDispatch: Day,
  months: number,
  limitOn: Day
): Day {
  const grace = addMonths(lastDispatch, months)
  return grace < limitOn ? grace : limitOn
}

/** When the patient is reminded of the next order: in month X−1 of X, or 14 days after the dispatch of a single month (REN-1). */
export const reminderOn = (schedule: Schedule, months: number): Day =>
  months === 1
    ? addDays(dueOn(schedule, 1), REMINDER_DAYS_OF_ONE_MONTH)
    : dueOn(schedule, months - 1)

/** The day on which a plan's supply ends, where the next plan begins unless asked for earlier (REN-3). */
export const supplyEndsOn = (schedule: Schedule, months: number): Day =>
  dueOn(schedule, months + 1)
