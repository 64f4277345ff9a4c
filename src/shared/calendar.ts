import { DateTime } from "luxon"

/** A day of London's calendar, "2026-11-21". Texts of this form sort as the days do. */
export type Day = string

const zone = "Europe/London"

// Days have no clock changes in UTC, so they are counted there.
function utc(day: Day): DateTime<true> {
  const moment = DateTime.fromISO(day, { zone: "utc" })
  if (!moment.isValid || !/^\d{4}-\d\d-\d\d$/.test(day)) {
    throw new RangeError("A calendar day is written YYYY-MM-DD")
  }
  return moment
}
const written = (moment: DateTime<true>): Day => moment.toISODate()

/** The day some days later, or earlier when negative. */
export const addDays = (day: Day, days: number): Day =>
  written(utc(day).plus({ days }))

/**
 * The day some calendar months later, or earlier when negative; a day that the
 * month lacks becomes its last: 31 August and one month is 30 September. Count
 * from the same day each time: adding month to month loses the 31st.
 */
export const addMonths = (day: Day, months: number): Day =>
  written(utc(day).plus({ months }))

/** How many days `later` is after `earlier`; negative when before. */
export const daysBetween = (earlier: Day, later: Day): number =>
  utc(later).diff(utc(earlier), "days").days

/** The moment at which a day begins in London. */
export const startOfDay = (day: Day): Date =>
  DateTime.fromISO(written(utc(day)), { zone }).toJSDate()

/** Whether a day is a Saturday or a Sunday. */
export const isWeekend = (day: Day): boolean => utc(day).weekday > 5
