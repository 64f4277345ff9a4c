/** Dates as people in Britain read them (Europe/London). */
const zone = "Europe/London"

const dateFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  day: "numeric",
  month: "short",
  year: "numeric",
})
const timeFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
})
const partsFormat = new Intl.DateTimeFormat("en-CA", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
})

// Newer ICU data writes "Sept"; the house form has three letters.
const threeLetters = (text: string) => text.replace("Sept", "Sep")

/** "21 Nov 2026" */
export const formatDate = (moment: Date): string =>
  threeLetters(dateFormat.format(moment))

/** "21 Nov 2026, 14:05" */
export const formatDateTime = (moment: Date): string =>
  `${formatDate(moment)}, ${timeFormat.format(moment)}`

/** The London calendar day as "2026-11-21". */
export const londonDay = (moment: Date): string => partsFormat.format(moment)

/** The hour that a clock in London shows, 0 to 23. */
export const londonHour = (moment: Date): number =>
  Number(timeFormat.format(moment).slice(0, 2))

/** Whole years between a date of birth ("YYYY-MM-DD") and a moment, by London's calendar. */
export const ageOn = (dateOfBirth: string, moment: Date): number =>
  ageOnDay(dateOfBirth, londonDay(moment))

/** Whole years between two calendar days, both "YYYY-MM-DD". */
export function ageOnDay(dateOfBirth: string, day: string): number {
  const hadBirthday = day.slice(5) >= dateOfBirth.slice(5)
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4))
  return years - (hadBirthday ? 0 : 1)
}
