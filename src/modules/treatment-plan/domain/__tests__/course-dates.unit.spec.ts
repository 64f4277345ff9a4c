import fc from "fast-check"
import { addDays } from "../../../../shared/calendar"
import {
  answersEndOn,
  graceMonths,
  isWithinLimit,
  lengthsThatFit,
  limitOf,
  reminderOn,
  supplyEndsOn,
} from "../course-dates"
import { nextRetryOn } from "../retries"
import { dueOn, scheduleFrom } from "../schedule"

const LENGTHS = [1, 3, 6, 12]

describe("the limit of twelve months", () => {
  it("is the same day a year later, and the day itself is outside", () => {
    expect(limitOf("2026-01-15")).toBe("2027-01-15")
    expect(limitOf("2028-02-29")).toBe("2029-02-28")
    expect(isWithinLimit("2027-01-14", "2026-01-15")).toBe(true)
    expect(isWithinLimit("2027-01-15", "2026-01-15")).toBe(false)
  })

  it.each([
    ["on the day of approval", "2026-01-15", LENGTHS],
    ["when a plan of three has run", "2026-04-18", [1, 3, 6]],
    ["in the last quarter", "2026-10-18", [1, 3]],
    ["too late for the third of three", "2026-11-15", [1]],
    ["on the last day", "2027-01-14", [1]],
    ["on the limit", "2027-01-15", []],
  ])("offers the lengths that fit %s", (_, day, lengths) => {
    expect(lengthsThatFit(LENGTHS, day, limitOf("2026-01-15"))).toEqual(lengths)
  })

  it("never offers a plan with an instalment on or after it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: -5, max: 400 }),
        (approved, later) => {
          const limit = limitOf(addDays("2026-01-01", approved))
          const start = addDays("2026-01-01", approved + later)
          for (const months of lengthsThatFit(LENGTHS, start, limit)) {
            expect(dueOn(scheduleFrom(start), months) < limit).toBe(true)
          }
        }
      )
    )
  })
})

describe("grace", () => {
  it.each([
    [null, 1],
    [1, 2],
    [3, 4],
    [6, 7],
  ])("of a plan of %p months is %p", (months, grace) => {
    expect(graceMonths(months)).toBe(grace)
  })

  it("counts from the last dispatch, and the earlier of it and the limit wins", () => {
    expect(answersEndOn("2026-03-31", 4, "2027-01-15")).toBe("2026-07-31")
    expect(answersEndOn("2026-10-31", 4, "2027-01-15")).toBe("2027-01-15")
  })
})

describe("renewal", () => {
  it.each([
    [1, "2026-02-14"],
    [3, "2026-02-28"],
    [6, "2026-05-31"],
    [12, "2026-11-30"],
  ])("of %p months is reminded of on %p", (months, day) => {
    expect(reminderOn(scheduleFrom("2026-01-31"), months)).toBe(day)
  })

  it("begins when the running plan's supply ends", () => {
    expect(supplyEndsOn(scheduleFrom("2026-01-31"), 3)).toBe("2026-04-30")
  })
})

it("tries a declined charge again on its days, then no more", () => {
  const first = "2026-10-30"
  expect([1, 2, 3, 4].map((n) => nextRetryOn(first, n))).toEqual([
    "2026-10-31",
    "2026-11-02",
    "2026-11-06",
    null,
  ])
  expect(nextRetryOn(first, 1, [])).toBeNull()
})
