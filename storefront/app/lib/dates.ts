const date = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "Europe/London",
})
const time = new Intl.DateTimeFormat("en-GB", {
  hour: "numeric",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "Europe/London",
})

/** 21 Nov 2026, in London, from an ISO time or a YYYY-MM-DD date. */
export function formatDate(value: string): string {
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) {
    return value
  }
  // The runtime's "Sept" would be the only month of four letters.
  return date.format(at).replace("Sept", "Sep")
}

/** 21 Nov 2026 at 14:05, in London, from an ISO time. */
export function formatDateTime(value: string): string {
  const at = new Date(value)
  return Number.isNaN(at.getTime())
    ? value
    : `${formatDate(value)} at ${time.format(at)}`
}

const MONTHS = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
]

/** 3 from "3", "03", "Mar" or "march"; undefined for anything else. */
function monthNumber(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) {
    return Number(text)
  }
  const index = MONTHS.indexOf(text.toLowerCase().slice(0, 3))
  return /^[a-z]{3,9}$/i.test(text) && index >= 0 ? index + 1 : undefined
}

export type DateParts = { day: string; month: string; year: string }

/** YYYY-MM-DD from what was typed in three fields; undefined when no such day exists. */
export function dateFromParts(parts: DateParts): string | undefined {
  const day = Number(parts.day)
  const month = monthNumber(parts.month)
  const year = Number(parts.year)
  if (
    !/^\d{1,2}$/.test(parts.day) ||
    month === undefined ||
    !/^\d{4}$/.test(parts.year)
  ) {
    return undefined
  }
  const at = new Date(Date.UTC(year, month - 1, day))
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return exists ? at.toISOString().slice(0, 10) : undefined
}

/** The three fields of a YYYY-MM-DD date; empty fields for anything else. */
export function partsOfDate(value: unknown): DateParts {
  const match =
    typeof value === "string" ? /^(\d{4})-(\d{2})-(\d{2})/.exec(value) : null
  return {
    day: match?.[3] ? String(Number(match[3])) : "",
    month: match?.[2] ? String(Number(match[2])) : "",
    year: match?.[1] ?? "",
  }
}

/** "1 month", "3 months" */
export const monthsWord = (months: number): string =>
  months === 1 ? "1 month" : `${months} months`
