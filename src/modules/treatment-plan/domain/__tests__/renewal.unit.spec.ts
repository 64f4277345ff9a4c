import { scheduleFrom, skipMonth } from "../schedule"
import {
  courseOpensOn,
  lastsToLimit,
  renewalLabel,
  renewalOpensOn,
  startOfRenewal,
  suppliedUntil,
  whyNotRenewable,
  type CourseOrder,
} from "../renewal"

const course = {
  state: "open" as const,
  limit_on: "2026-12-01",
  answers_end_on: "2026-05-01",
}

it.each([
  ["before either day", {}, "2026-04-30", null],
  ["on the day the grace is over", {}, "2026-05-01", "grace_over"],
  ["before anything was sent", { answers_end_on: null }, "2026-11-30", null],
  ["at the limit", { answers_end_on: null }, "2026-12-01", "limit_reached"],
  ["once it lapsed", { state: "lapsed" as const }, "2026-02-01", "grace_over"],
  [
    "once a clinician stopped it",
    { state: "stopped" as const },
    "2026-02-01",
    "course_ended",
  ],
])("lets a course be ordered on again or not %s", (_when, more, day, why) => {
  expect(whyNotRenewable({ ...course, ...more }, day)).toBe(why)
})

const plan: CourseOrder = {
  state: "active",
  months: 3,
  schedule: scheduleFrom("2026-01-31"),
  to_come: 2,
}
const oneOff: CourseOrder = {
  state: "completed",
  months: null,
  schedule: scheduleFrom("2026-01-31"),
  to_come: 0,
}
const waiting = { state: "pending" as const, schedule: null }

it.each<[string, Partial<CourseOrder>, string, string | null]>([
  ["month 2 of 3 begins", {}, "2026-02-01", "2026-02-28"],
  [
    "month 1 of 2 begins",
    { months: 2, to_come: 1 },
    "2026-02-01",
    "2026-01-31",
  ],
  [
    "month 11 of 12 begins",
    { months: 12, to_come: 11 },
    "2026-02-01",
    "2026-11-30",
  ],
  [
    "14 days after a single month",
    { months: 1, to_come: 0 },
    "2026-02-01",
    "2026-02-14",
  ],
  ["14 days after a one-off", oneOff, "2026-02-01", "2026-02-14"],
  [
    "a month later once one was skipped",
    { schedule: skipMonth(scheduleFrom("2026-01-31")) },
    "2026-02-01",
    "2026-03-31",
  ],
  [
    "on the day of the month, once that is sent",
    { to_come: 1 },
    "2026-03-05",
    "2026-02-28",
  ],
  [
    "not while it stands still before that",
    { state: "paused", months: 4, to_come: 3 },
    "2026-06-10",
    "2026-07-10",
  ],
  [
    "at once where the rest was cancelled",
    { state: "cancelled", to_come: 0 },
    "2026-02-01",
    "2026-02-01",
  ],
  [
    "nobody knows when before the first parcel",
    { ...waiting, to_come: 3 },
    "2026-02-01",
    null,
  ],
  [
    "nobody knows when before a one-off has left",
    { ...oneOff, ...waiting, to_come: 1 },
    "2026-02-01",
    null,
  ],
])("can be renewed %s", (_when, more, today, day) => {
  expect(renewalOpensOn({ ...plan, ...more }, today)).toBe(day)
})

it("can be renewed when the last of what was ordered can", () => {
  const second = { ...plan, schedule: scheduleFrom("2026-04-30") }
  const done = { ...plan, state: "completed" as const, to_come: 0 }
  expect(courseOpensOn([], "2026-02-01")).toBe("2026-02-01")
  expect(courseOpensOn([done, second], "2026-05-01")).toBe("2026-05-30")
  expect(
    courseOpensOn([done, { ...second, ...waiting }], "2026-05-01")
  ).toBeNull()
})

it.each<[string, string | null, CourseOrder[], string | null]>([
  ["before anything left", null, [{ ...plan, ...waiting }], null],
  ["the months that are to come", "2026-01-31", [plan], "2026-04-30"],
  [
    "what a completed plan sent last",
    "2026-03-31",
    [{ ...plan, state: "completed", to_come: 0 }],
    "2026-04-30",
  ],
  ["what a one-off sent", "2026-01-31", [oneOff], "2026-02-28"],
  [
    "one month once the rest was cancelled",
    "2026-01-31",
    [{ ...plan, state: "cancelled", to_come: 0 }],
    "2026-02-28",
  ],
  [
    "months that were skipped",
    "2026-01-31",
    [{ ...plan, schedule: skipMonth(scheduleFrom("2026-01-31")) }],
    "2026-05-31",
  ],
  [
    "a parcel that left late",
    "2026-03-10",
    [{ ...plan, to_come: 1 }],
    "2026-05-10",
  ],
  [
    "what stands still, whenever that is",
    "2026-01-31",
    [{ ...plan, state: "paused" }],
    "2026-04-30",
  ],
])("is supplied until %s", (_what, last, orders, day) => {
  expect(suppliedUntil(last, orders)).toBe(day)
})

describe("the start of a renewal", () => {
  const of = (
    start: Parameters<typeof startOfRenewal>[0],
    last_dispatch_on: string | null,
    ...others: CourseOrder[]
  ) =>
    startOfRenewal(
      start,
      { last_dispatch_on, others, minimum_interval_days: 21 },
      "2026-02-28"
    )
  const done = { ...plan, state: "completed" as const, to_come: 0 }

  it.each<[string, ReturnType<typeof of>, string | null, boolean]>([
    [
      "after what runs",
      of("when_supply_ends", "2026-02-28", { ...plan, to_come: 1 }),
      "2026-04-30",
      false,
    ],
    [
      "on top of what runs",
      of("as_soon_as_possible", "2026-02-28", { ...plan, to_come: 1 }),
      "2026-03-21",
      true,
    ],
    [
      "after a one-off",
      of("when_supply_ends", "2026-02-14", oneOff),
      "2026-03-14",
      false,
    ],
    [
      "on top of a one-off",
      of("as_soon_as_possible", "2026-02-14", oneOff),
      "2026-03-07",
      true,
    ],
    [
      "on top of what a completed plan sent",
      of("as_soon_as_possible", "2026-02-27", done),
      "2026-03-20",
      true,
    ],
    [
      "once all of it is used",
      of("as_soon_as_possible", "2026-01-20", done),
      "2026-02-10",
      false,
    ],
    [
      "never within the interval, whatever was cancelled",
      of("as_soon_as_possible", "2026-02-20", { ...done, state: "cancelled" }),
      "2026-03-13",
      true,
    ],
    [
      "beside what stands still",
      of("when_supply_ends", "2026-02-28", {
        ...plan,
        state: "paused",
        to_come: 1,
      }),
      "2026-04-30",
      true,
    ],
    [
      "beside what hasn't begun",
      of("when_supply_ends", null, { ...plan, ...waiting }),
      null,
      true,
    ],
    [
      "at any time where nothing was sent",
      of("when_supply_ends", null),
      null,
      false,
    ],
  ])("is %s", (_when, start, not_before, overlaps) => {
    expect(start).toEqual({ not_before, overlaps })
  })

  it("keeps the interval where that is longer than a month", () => {
    const start = startOfRenewal(
      "when_supply_ends",
      {
        last_dispatch_on: "2026-02-14",
        others: [oneOff],
        minimum_interval_days: 40,
      },
      "2026-02-28"
    )
    expect(start.not_before).toBe("2026-03-26")
  })
})

it.each<[string, boolean, string | null, CourseOrder[], number]>([
  ["a one-off runs out a day before it", false, "2026-03-29", [oneOff], 21],
  ["a one-off runs out on it", true, "2026-03-31", [oneOff], 21],
  ["the interval ends on it", true, "2026-03-11", [oneOff], 50],
  ["a plan sends to it", true, "2026-02-28", [{ ...plan, to_come: 2 }], 21],
  [
    "a plan ends before it",
    false,
    "2026-02-28",
    [{ ...plan, months: 2, to_come: 1 }],
    21,
  ],
  [
    "months that are late are sent to it",
    true,
    "2026-02-01",
    [{ ...plan, state: "paused", months: 2, to_come: 1 }],
    21,
  ],
  ["nothing has left", false, null, [], 21],
])("lasts to the limit or not where %s", (_, lasts, last, orders, days) => {
  const of = {
    limit_on: "2026-04-30",
    last_dispatch_on: last,
    minimum_interval_days: days,
  }
  const today = orders[0]?.state === "paused" ? "2026-03-30" : "2026-03-15"
  expect(lastsToLimit(of, orders, today)).toBe(lasts)
})

it.each([
  [2, 3, "Renewal: instalment plan 2 (3 months)"],
  [4, 1, "Renewal: instalment plan 4 (1 month)"],
  [1, null, "Renewal: one-off"],
])("names plan %s of %s months", (number, months, words) => {
  expect(renewalLabel(number, months)).toBe(words)
})
