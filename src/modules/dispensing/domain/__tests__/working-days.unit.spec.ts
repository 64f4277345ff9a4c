import {
  BANK_HOLIDAYS,
  BANK_HOLIDAYS_UNTIL,
  isWorkingDay,
  nextWorkingDay,
  promisedDispatch,
} from "../working-days"

const DAY = 86_400_000
const iso = (utc: number) => new Date(utc).toISOString().slice(0, 10)

/** Easter Sunday by the anonymous Gregorian computus. */
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h =
    (19 * a +
      b -
      Math.floor(b / 4) -
      Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) +
      15) %
    30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return Date.UTC(year, month - 1, day)
}

const weekday = (utc: number) => new Date(utc).getUTCDay()
const firstMonday = (year: number, month: number) => {
  let utc = Date.UTC(year, month, 1)
  while (weekday(utc) !== 1) utc += DAY
  return utc
}
const lastMonday = (year: number, month: number) => {
  let utc = Date.UTC(year, month + 1, 0)
  while (weekday(utc) !== 1) utc -= DAY
  return utc
}

/** The statutory days of one year with their substitutes. */
function holidaysOf(year: number): string[] {
  const newYear = Date.UTC(year, 0, 1)
  const substitute = (utc: number, taken: number[] = []) => {
    let day = utc
    while ([0, 6].includes(weekday(day)) || taken.includes(day)) day += DAY
    return day
  }
  const boxingActual = Date.UTC(year, 11, 26)
  const christmasActual = Date.UTC(year, 11, 25)
  const boxing = [0, 6].includes(weekday(boxingActual))
    ? substitute(boxingActual, [substitute(christmasActual)])
    : boxingActual
  const christmas = [0, 6].includes(weekday(christmasActual))
    ? substitute(christmasActual, [boxing])
    : christmasActual
  return [
    substitute(newYear),
    easter(year) - 2 * DAY,
    easter(year) + DAY,
    firstMonday(year, 4),
    lastMonday(year, 4),
    lastMonday(year, 7),
    christmas,
    boxing,
  ].map(iso)
}

describe("bank holidays", () => {
  it.each([2026, 2027, 2028])("are those of the statute in %i", (year) => {
    const listed = [...BANK_HOLIDAYS].filter((d) => d.startsWith(String(year)))
    expect(listed.sort()).toEqual(holidaysOf(year).sort())
  })

  it("end with the last year of the table", () => {
    const last = [...BANK_HOLIDAYS].sort().at(-1) ?? ""
    expect(last.slice(0, 4)).toBe(BANK_HOLIDAYS_UNTIL.slice(0, 4))
  })
})

describe("working days", () => {
  it.each([
    ["2026-11-23", true],
    ["2026-11-21", false],
    ["2026-11-22", false],
    ["2026-12-25", false],
    ["2026-12-28", false],
  ])("%s: %s", (day, expected) => {
    expect(isWorkingDay(day)).toBe(expected)
  })

  it.each([
    ["2026-11-20", "2026-11-23"],
    ["2026-12-24", "2026-12-29"],
    ["2026-12-31", "2027-01-04"],
    ["2027-03-25", "2027-03-30"],
  ])("after %s comes %s", (day, next) => {
    expect(nextWorkingDay(day)).toBe(next)
  })
})

describe("promisedDispatch", () => {
  it.each([
    [
      "in time",
      "2026-11-23T15:59:59Z",
      "2026-11-23",
      "2026-11-23",
      "2026-11-24",
    ],
    [
      "at the cut-off",
      "2026-11-23T16:00:00Z",
      "2026-11-23",
      "2026-11-24",
      "2026-11-25",
    ],
    [
      "Friday evening",
      "2026-11-20T18:00:00Z",
      "2026-11-20",
      "2026-11-23",
      "2026-11-24",
    ],
    [
      "Saturday morning",
      "2026-11-21T08:00:00Z",
      "2026-11-21",
      "2026-11-23",
      "2026-11-24",
    ],
    [
      "before Christmas",
      "2026-12-24T16:30:00Z",
      "2026-12-24",
      "2026-12-29",
      "2026-12-30",
    ],
    // Summer time: 15:30 UTC is 16:30 in London.
    [
      "in summer, late",
      "2026-06-08T15:30:00Z",
      "2026-06-08",
      "2026-06-09",
      "2026-06-10",
    ],
    [
      "in summer, in time",
      "2026-06-08T14:59:00Z",
      "2026-06-08",
      "2026-06-08",
      "2026-06-09",
    ],
  ])("%s", (_when, approvedAt, day, from, to) => {
    expect(promisedDispatch(new Date(approvedAt), day)).toEqual({ from, to })
  })

  it("takes another cut-off", () => {
    const at = new Date("2026-11-23T13:00:00Z")
    expect(promisedDispatch(at, "2026-11-23", "12:00").from).toBe("2026-11-24")
  })
})
