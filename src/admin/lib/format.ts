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

/** "21 Nov 2026"; takes a moment or a calendar day. */
export const formatDate = (iso: string): string =>
  dateFormat.format(new Date(iso)).replace("Sept", "Sep")

/** "21 Nov 2026, 14:05" */
export const formatDateTime = (iso: string): string =>
  `${formatDate(iso)}, ${timeFormat.format(new Date(iso))}`

/** "21 Nov 2026" or "21–23 Nov 2026" for a window of calendar days. */
export const formatWindow = (from: string, to: string): string =>
  dateFormat.formatRange(new Date(from), new Date(to)).replace("Sept", "Sep")

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const counted = (count: number, unit: string) =>
  `${count} ${unit}${count === 1 ? "" : "s"}`

/** "1 month", "3 months", "2 supplies". */
export const countWord = (
  count: number,
  one: string,
  many = `${one}s`
): string => `${count} ${count === 1 ? one : many}`

/** How long something has waited: "under a minute", "12 minutes", "3 hours", "2 days". */
export function waitedFor(since: string, now: number): string {
  const span = now - new Date(since).getTime()
  if (span < MINUTE) {
    return "under a minute"
  }
  if (span < HOUR) {
    return counted(Math.floor(span / MINUTE), "minute")
  }
  return span < 2 * DAY
    ? counted(Math.floor(span / HOUR), "hour")
    : counted(Math.floor(span / DAY), "day")
}

/** Seconds as people say them: "40 seconds", "3 minutes", "5 hours", "2 days". */
export function spanWord(seconds: number): string {
  if (seconds < 60) {
    return counted(Math.round(seconds), "second")
  }
  if (seconds < 3_600) {
    return counted(Math.floor(seconds / 60), "minute")
  }
  return seconds < 172_800
    ? counted(Math.floor(seconds / 3_600), "hour")
    : counted(Math.floor(seconds / 86_400), "day")
}

/** "56 tablets" of packs of "28 tablets"; units, where a pack is not counted so. */
export function formatAmount(quantity: number, packSize: string): string {
  const unit = /^\d+ ([a-z]+)$/.exec(packSize)?.[1]
  return unit ? `${quantity} ${unit}` : counted(quantity, "unit")
}

/** A British mobile number as people read it, "07700 900123"; others as they are. */
export const formatPhone = (phone: string): string =>
  phone.replace(/^\+44(7\d{3})(\d{6})$/, "0$1 $2")

/** "needs_review" as "Needs review". */
export function sentenceCase(text: string): string {
  const spaced = text.replace(/[_.-]+/g, " ").trim()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const dayFormat = new Intl.DateTimeFormat("en-CA", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
})

/** A moment's calendar day in the pharmacy, "2026-11-21", as date fields take it. */
export const calendarDay = (moment: number): string =>
  dayFormat.format(new Date(moment))
