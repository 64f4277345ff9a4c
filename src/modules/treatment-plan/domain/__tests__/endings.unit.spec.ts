import { endingOn, isCourseOver } from "../endings"

it.each([
  ["not before either", "2026-03-31", false, null],
  ["when the grace is over", "2026-04-01", false, "lapse"],
  ["not while an order within it is dealt with", "2026-04-01", true, null],
  ["at the limit, whatever runs", "2026-12-01", true, "reach_limit"],
])("ends a course %s", (_when, today, busy, expected) => {
  const course = { limit_on: "2026-12-01", answers_end_on: "2026-04-01" }
  expect(endingOn(today, course, busy)).toBe(expected)
})

it("never lapses before anything was sent", () => {
  const course = { limit_on: "2026-12-01", answers_end_on: null }
  expect(endingOn("2026-11-30", course, false)).toBeNull()
})

it.each([
  ["open", "2026-11-30", false],
  ["open", "2026-12-01", true],
  ["lapsed", "2026-03-01", true],
  ["limit_reached", "2026-03-01", true],
  ["stopped", "2026-03-01", true],
] as const)(
  "approves and sends nothing of a course that is %s on %s: %s",
  (state, today, over) => {
    expect(isCourseOver({ state, limit_on: "2026-12-01" }, today)).toBe(over)
  }
)
