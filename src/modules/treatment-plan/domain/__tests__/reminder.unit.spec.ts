import type { Day } from "../../../../shared/calendar"
import { nextLookOn, reminderDue } from "../reminder"
import type { CourseOrder } from "../renewal"
import { scheduleFrom } from "../schedule"

const plan = (
  months: number,
  first: Day,
  supplied: number,
  more: Partial<CourseOrder> = {}
): CourseOrder => ({
  state: supplied < months ? "active" : "completed",
  months,
  schedule: scheduleFrom(first),
  to_come: months - supplied,
  ...more,
})
const oneOff = (day: Day | null): CourseOrder => ({
  state: day === null ? "pending" : "completed",
  months: null,
  schedule: day === null ? null : scheduleFrom(day),
  to_come: day === null ? 1 : 0,
})
const course = (more: Partial<Parameters<typeof reminderDue>[0]> = {}) => ({
  state: "open" as const,
  limit_on: "2027-01-10",
  last_dispatch_on: "2026-01-12",
  minimum_interval_days: 21,
  ...more,
})

describe("the day of a reminder", () => {
  it.each([
    { what: plan(3, "2026-01-12", 1), before: "2026-02-11", on: "2026-02-12" },
    { what: plan(6, "2026-01-12", 4), before: "2026-05-11", on: "2026-05-12" },
    { what: plan(1, "2026-01-12", 1), before: "2026-01-25", on: "2026-01-26" },
    { what: oneOff("2026-01-12"), before: "2026-01-25", on: "2026-01-26" },
  ])("of $what.months months is $on", ({ what, before, on }) => {
    expect(reminderDue(course(), what, [what], before)).toBeNull()
    expect(reminderDue(course(), what, [what], on)).toBe("order_again")
  })

  it.each([
    ["nothing of it has left", course(), oneOff(null)],
    [
      "it was cancelled",
      course(),
      plan(3, "2026-01-12", 1, { state: "cancelled" }),
    ],
    ["its grace is over", course({ state: "lapsed" }), oneOff("2026-01-12")],
    ["it was stopped", course({ state: "stopped" }), oneOff("2026-01-12")],
  ])("never comes where %s", (_, of, what) => {
    expect(reminderDue(of, what, [what], "2026-12-01")).toBeNull()
  })
})

describe("what a reminder says", () => {
  it.each([
    // Its eleventh month begins on 12 November; it supplies until 12 January.
    { last: "2026-10-12", supplied: 10, today: "2026-11-12" },
    { last: "2026-11-12", supplied: 11, today: "2026-11-12" },
  ])(
    "is that a new consultation is needed where the twelve months are over before more would come ($supplied left)",
    ({ last, supplied, today }) => {
      const what = plan(12, "2026-01-12", supplied)
      const of = course({ last_dispatch_on: last })
      expect(reminderDue(of, what, [what], today)).toBe("new_consultation")
    }
  )

  it("is so at the limit, where the day of the reminder comes after it", () => {
    const what = oneOff("2027-01-05")
    const of = course({ last_dispatch_on: "2027-01-05" })
    expect(reminderDue(of, what, [what], "2027-01-09")).toBeNull()
    const ended = { ...of, state: "limit_reached" as const }
    for (const known of [of, ended]) {
      expect(reminderDue(known, what, [what], "2027-01-10")).toBe(
        "new_consultation"
      )
    }
  })

  it("counts months that are late from today on", () => {
    const what = plan(3, "2026-06-12", 1)
    const of = course({ last_dispatch_on: "2026-06-12" })
    expect(reminderDue(of, what, [what], "2026-11-09")).toBe("order_again")
    expect(reminderDue(of, what, [what], "2026-11-10")).toBe("new_consultation")
  })

  it("counts what an earlier plan still sends", () => {
    const running = plan(6, "2026-07-12", 3)
    const what = oneOff("2026-09-20")
    const of = course({ last_dispatch_on: "2026-09-20" })
    const day = "2026-10-12"
    expect(reminderDue(of, what, [what], day)).toBe("order_again")
    expect(reminderDue(of, what, [running, what], day)).toBe("new_consultation")
  })
})

it("looks at an open course each day, and at an ended one no more", () => {
  expect(nextLookOn({ state: "open" }, "2026-02-28")).toBe("2026-03-01")
  expect(nextLookOn({ state: "limit_reached" }, "2026-02-28")).toBeNull()
})
