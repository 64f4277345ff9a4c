import { addDays, isWeekend, type Day } from "../../../shared/calendar"

/**
 * Bank holidays of England and Wales as GOV.UK lists them or, where it does
 * not reach yet, as the Banking and Financial Dealings Act 1971 and the usual
 * substitute days give them. London calendar days; to be extended each year.
 */
export const BANK_HOLIDAYS: ReadonlySet<string> = new Set([
  "2026-01-01",
  "2026-04-03",
  "2026-04-06",
  "2026-05-04",
  "2026-05-25",
  "2026-08-31",
  "2026-12-25",
  "2026-12-28",
  "2027-01-01",
  "2027-03-26",
  "2027-03-29",
  "2027-05-03",
  "2027-05-31",
  "2027-08-30",
  "2027-12-27",
  "2027-12-28",
  "2028-01-03",
  "2028-04-14",
  "2028-04-17",
  "2028-05-01",
  "2028-05-29",
  "2028-08-28",
  "2028-12-25",
  "2028-12-26",
])

/** After this day only week-ends are left out. */
export const BANK_HOLIDAYS_UNTIL = "2028-12-31"

/** Neither at a week-end nor a bank holiday. */
export const isWorkingDay = (day: Day): boolean =>
  !isWeekend(day) && !BANK_HOLIDAYS.has(day)

/** The first working day after `day`. */
export function nextWorkingDay(day: Day): Day {
  let next = addDays(day, 1)
  while (!isWorkingDay(next)) {
    next = addDays(next, 1)
  }
  return next
}

const londonTime = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
})

const CUT_OFF = "16:00"

/**
 * The days between which an approved supply is promised to leave (ENT-4): the
 * same working day when it was approved before the cut-off, else the next one,
 * and one working day of room. `day` is the London day of `approvedAt`.
 */
export function promisedDispatch(
  approvedAt: Date,
  day: Day,
  cutOff: string = CUT_OFF
): { from: Day; to: Day } {
  const inTime = isWorkingDay(day) && londonTime.format(approvedAt) < cutOff
  const from = inTime ? day : nextWorkingDay(day)
  return { from, to: nextWorkingDay(from) }
}
