import fc from "fast-check"
import { addDays, addMonths, type Day } from "../../../../shared/calendar"
import {
  daysAllowed,
  dueOn,
  moveTo,
  overlapDays,
  resumeOn,
  scheduleFrom,
  skipMonth,
  whyNotScheduled,
  type ScheduleLimits,
} from "../schedule"

const someDay = fc
  .integer({ min: 0, max: 3650 })
  .map((days) => addDays("2024-01-01", days))

const limits: ScheduleLimits = {
  today: "2026-03-05",
  next: 3,
  last: 6,
  last_dispatch: "2026-02-10",
  minimum_interval_days: 21,
  limit_on: "2027-01-08",
  longest_gap_days: null,
}

describe("due dates", () => {
  it("come back to the 31st", () => {
    const schedule = scheduleFrom("2026-08-31")
    expect([1, 2, 3, 4, 5, 6, 7].map((n) => dueOn(schedule, n))).toEqual([
      "2026-08-31",
      "2026-09-30",
      "2026-10-31",
      "2026-11-30",
      "2026-12-31",
      "2027-01-31",
      "2027-02-28",
    ])
    expect(dueOn(skipMonth(schedule), 7)).toBe("2027-03-31")
  })

  it("know leap years", () => {
    expect(dueOn(scheduleFrom("2027-12-31"), 3)).toBe("2028-02-29")
    expect(dueOn(scheduleFrom("2028-02-29"), 13)).toBe("2029-02-28")
  })

  it("rise with the number, whatever was skipped or moved", () => {
    fc.assert(
      fc.property(
        someDay,
        fc.array(fc.oneof(fc.constant("skip"), someDay), { maxLength: 5 }),
        fc.integer({ min: 1, max: 12 }),
        (start, changes, number) => {
          const schedule = changes.reduce(
            (so, change) =>
              change === "skip" ? skipMonth(so) : moveTo(number, change),
            scheduleFrom(start)
          )
          expect(dueOn(schedule, number) < dueOn(schedule, number + 1)).toBe(
            true
          )
        }
      )
    )
  })

  it("lie a month later for each month skipped", () => {
    fc.assert(
      fc.property(
        someDay,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 12 }),
        (start, skips, number) => {
          let schedule = scheduleFrom(start)
          for (let left = skips; left > 0; left--) {
            schedule = skipMonth(schedule)
          }
          expect(dueOn(schedule, number)).toBe(
            addMonths(start, number - 1 + skips)
          )
        }
      )
    )
  })
})

describe("after a pause", () => {
  const schedule = scheduleFrom("2026-01-31")
  it("keeps dates that are still to come", () => {
    expect(resumeOn(schedule, 3, "2026-03-31")).toEqual(schedule)
  })
  it("doesn't make up for months that passed", () => {
    const resumed = resumeOn(schedule, 3, "2026-06-10")
    expect([3, 4].map((n) => dueOn(resumed, n))).toEqual([
      "2026-06-10",
      "2026-07-10",
    ])
  })
})

describe("the days that are allowed", () => {
  it.each<[string, Day, Partial<ScheduleLimits>, object | null]>([
    ["a day within them", "2026-03-10", {}, null],
    ["today", "2026-03-05", {}, null],
    ["yesterday", "2026-03-04", {}, { kind: "past", earliest: "2026-03-05" }],
    [
      "before the interval is over",
      "2026-03-06",
      { last_dispatch: "2026-02-20" },
      { kind: "too_soon", earliest: "2026-03-13" },
    ],
    [
      "the last month after the limit",
      "2026-10-08",
      {},
      { kind: "limit", latest: "2026-10-07" },
    ],
    ["the last month on the day before it", "2026-10-07", {}, null],
    [
      "a gap that a clinician has to see",
      "2026-05-12",
      { longest_gap_days: 90 },
      { kind: "gap", latest: "2026-05-11" },
    ],
  ])("%s", (_, day, change, fault) => {
    expect(whyNotScheduled(moveTo(3, day), { ...limits, ...change })).toEqual(
      fault
    )
  })

  it("are just those that nothing is said against", () => {
    fc.assert(
      fc.property(
        fc.record({
          today: someDay,
          next: fc.integer({ min: 2, max: 6 }),
          more: fc.integer({ min: 0, max: 6 }),
          dispatched: fc.option(fc.integer({ min: 0, max: 90 })),
          interval: fc.integer({ min: 0, max: 60 }),
          limit: fc.integer({ min: 1, max: 400 }),
          gap: fc.option(fc.integer({ min: 30, max: 200 })),
          wanted: fc.integer({ min: -30, max: 420 }),
        }),
        ({ today, next, more, dispatched, interval, limit, gap, wanted }) => {
          const given: ScheduleLimits = {
            today,
            next,
            last: next + more,
            last_dispatch:
              dispatched === null ? null : addDays(today, -dispatched),
            minimum_interval_days: interval,
            limit_on: addDays(today, limit),
            longest_gap_days: gap,
          }
          const day = addDays(today, wanted)
          const { earliest, latest } = daysAllowed(given)
          const isAllowed = whyNotScheduled(moveTo(next, day), given) === null
          expect(isAllowed).toBe(day >= earliest && day <= latest)
        }
      ),
      { numRuns: 2000 }
    )
  })
})

it("counts the days on which two plans overlap", () => {
  expect(overlapDays("2026-03-01", "2026-03-11")).toBe(10)
  expect(overlapDays("2026-03-11", "2026-03-11")).toBe(0)
  expect(overlapDays("2026-03-12", "2026-03-11")).toBe(0)
})
