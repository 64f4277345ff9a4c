import fc from "fast-check"
import { addDays, addMonths, daysBetween, startOfDay } from "../calendar"

/*
 * A model of the calendar that shares nothing with what is tested: it counts
 * days one by one from a table of month lengths, and knows Britain's summer
 * time as the rule that the law has (last Sundays of March and October).
 */
const FIRST_YEAR = 2000
const YEARS = 200
const isLeap = (year: number) =>
  year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)
const lengths = (year: number) => [
  31,
  isLeap(year) ? 29 : 28,
  ...[31, 30, 31, 30, 31, 31, 30, 31, 30, 31],
]
const two = (value: number) => String(value).padStart(2, "0")
const name = (year: number, month: number, day: number) =>
  `${year}-${two(month)}-${two(day)}`

type ModelDay = { name: string; year: number; month: number; day: number }
const days: ModelDay[] = []
for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
  lengths(year).forEach((length, at) => {
    for (let day = 1; day <= length; day++) {
      days.push({ name: name(year, at + 1, day), year, month: at + 1, day })
    }
  })
}
// 1 January 2000 was a Saturday.
const isSunday = (index: number) => (index + 6) % 7 === 0

function monthsLater({ year, month, day }: ModelDay, months: number): string {
  let [y, m] = [year, month]
  for (let left = Math.abs(months); left > 0; left--) {
    m += Math.sign(months)
    if (m === 13) {
      ;[y, m] = [y + 1, 1]
    }
    if (m === 0) {
      ;[y, m] = [y - 1, 12]
    }
  }
  return name(y, m, Math.min(day, lengths(y)[m - 1] ?? 0))
}

/** Whether midnight at the start of each day is in summer time. */
function summerMidnights(): boolean[] {
  let isSummer = false
  return days.map(({ month, day }, index) => {
    const atMidnight = isSummer
    // Clocks change in the night's first hours: the day itself begins on the old time.
    if (isSunday(index) && day > 24 && (month === 3 || month === 10)) {
      isSummer = month === 3
    }
    return atMidnight
  })
}

const at = fc.integer({ min: 0, max: days.length - 1 })
const dayAt = (index: number): ModelDay => {
  const found = days[index]
  if (!found) {
    throw new Error("outside the model")
  }
  return found
}

describe("calendar against a model of 200 years", () => {
  it("walks every day", () => {
    for (let index = 1; index < days.length; index++) {
      const [before, day] = [dayAt(index - 1).name, dayAt(index).name]
      if (addDays(before, 1) !== day) {
        throw new Error(`${day} doesn't follow ${before}`)
      }
    }
    expect(days).toHaveLength(73_049)
  })

  it("begins every day at London's midnight", () => {
    const summer = summerMidnights()
    const wrong = days.filter(({ year, month, day, name: text }, index) => {
      const hours = summer[index] ? -1 : 0
      return (
        startOfDay(text).getTime() !== Date.UTC(year, month - 1, day, hours)
      )
    })
    expect(wrong).toEqual([])
  })

  it("counts the days between any two", () => {
    fc.assert(
      fc.property(at, at, (one, other) => {
        const [from, to] = [dayAt(one).name, dayAt(other).name]
        expect(daysBetween(from, to)).toBe(other - one)
        expect(addDays(from, other - one)).toBe(to)
      }),
      { numRuns: 5000 }
    )
  })

  it("adds months from any day", () => {
    fc.assert(
      fc.property(at, fc.integer({ min: -36, max: 36 }), (index, months) => {
        const day = dayAt(index)
        expect(addMonths(day.name, months)).toBe(monthsLater(day, months))
      }),
      { numRuns: 10_000 }
    )
  })

  it("adds one to twelve months from every month's end", () => {
    const ends = days.filter(
      ({ year, month, day }) => day === lengths(year)[month - 1]
    )
    const wrong = ends.filter((end) =>
      Array.from({ length: 12 }, (_, at) => at + 1).some(
        (months) => addMonths(end.name, months) !== monthsLater(end, months)
      )
    )
    expect(wrong).toEqual([])
    expect(ends).toHaveLength(YEARS * 12)
  })
})

it.each(["2026-02-30", "2026-2-3", "21 Nov 2026", "", "2026-13-01"])(
  "refuses %p as a day",
  (text) => {
    expect(() => addDays(text, 1)).toThrow(RangeError)
    expect(() => startOfDay(text)).toThrow(RangeError)
  }
)
