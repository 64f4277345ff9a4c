import type { InstalmentState } from "../instalment-state-machine"
import type { PlanState } from "../plan-state-machine"
import { endingOn, isCourseOver, isUnderWay } from "../endings"

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

type Plan = Parameters<typeof isUnderWay>[0]

const plan = (state: PlanState, causes: string[] = []): Plan => ({
  state,
  pause_causes: causes,
})

it.each<[boolean, string, Plan, InstalmentState, number]>([
  [true, "waits for its first parcel", plan("pending"), "paid", 90],
  [true, "runs", plan("active"), "scheduled", 90],
  [false, "has ended", plan("cancelled"), "cancelled", 1],
  [true, "is tried again", plan("paused", ["payment"]), "retry_wait", 3],
  [true, "was just refused", plan("paused", ["payment"]), "failed", 13],
  [false, "nobody paid for", plan("paused", ["payment"]), "failed", 14],
  [true, "is confirmed", plan("paused", ["payment"]), "action_required", 13],
  [
    false,
    "nobody confirmed",
    plan("paused", ["payment"]),
    "action_required",
    14,
  ],
  [true, "waits for a pack", plan("paused", ["stock"]), "due", 30],
  [true, "waits for a clinician", plan("paused", ["clinical"]), "due", 30],
  [false, "is paused", plan("paused", ["patient"]), "scheduled", 1],
  [
    false,
    "is paused, out of stock too",
    plan("paused", ["patient", "stock"]),
    "due",
    1,
  ],
  [
    true,
    "is paused while it is charged",
    plan("paused", ["patient"]),
    "unknown",
    1,
  ],
  [
    true,
    "was just asked",
    { ...plan("paused", ["clinical"]), asked_on: "2026-04-07" },
    "due",
    90,
  ],
  [
    false,
    "nobody answered for",
    { ...plan("paused", ["clinical"]), asked_on: "2026-04-06" },
    "due",
    90,
  ],
  [
    true,
    "waits for a pack too",
    { ...plan("paused", ["clinical", "stock"]), asked_on: "2026-01-06" },
    "due",
    90,
  ],
])("says %s of a plan that %s (REN-5)", (expected, _what, of, state, days) => {
  const now = new Date("2026-04-20T10:00:00Z")
  const state_since = new Date(now.getTime() - days * 86_400_000)
  expect(isUnderWay(of, [{ state, state_since }], now)).toBe(expected)
})
