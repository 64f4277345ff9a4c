import { renewalLabel, renewalStartsOn, whyNotRenewable } from "../renewal"

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

it("begins where the running plan's supply ends, or today", () => {
  const plan = { months: 3, schedule_day: "2026-01-31", schedule_number: 1 }
  const of = (state: "active" | "paused" | "completed") =>
    renewalStartsOn([{ ...plan, state }], "2026-03-15")
  expect(of("active")).toBe("2026-04-30")
  expect(of("paused")).toBe("2026-04-30")
  expect(of("completed")).toBe("2026-03-15")
  expect(renewalStartsOn([], "2026-03-15")).toBe("2026-03-15")
})

it.each([
  [2, 3, "Renewal: instalment plan 2 (3 months)"],
  [4, 1, "Renewal: instalment plan 4 (1 month)"],
  [1, null, "Renewal: one-off"],
])("names plan %s of %s months", (number, months, words) => {
  expect(renewalLabel(number, months)).toBe(words)
})
