import type { InstalmentRecord } from "../../../../modules/treatment-plan/types"
import type { PlanEventRecord } from "../../../../modules/treatment-plan/types"
import { historyWords } from "../plan-history"
import { instalmentWords } from "../plan-words"

const month = (state: InstalmentRecord["state"]): InstalmentRecord => ({
  id: "ins_1",
  plan_id: "pln_1",
  patient_id: "pat_1",
  number: 2,
  state,
  due_on: "2026-02-10",
  amount: 2250,
  order_id: null,
  supply_id: null,
  attempts: 1,
  first_declined_on: null,
  retry_on: null,
  payment_intent: null,
  decline_code: null,
  paid_at: null,
  supplied_at: null,
  state_since: new Date("2026-02-10T10:00:00Z"),
  created_at: new Date("2026-01-10T10:00:00Z"),
  updated_at: new Date("2026-01-10T10:00:00Z"),
  deleted_at: null,
})

// A patient reads of their money what is true of it, whatever the plan does.
it.each([
  ["due", "active", "We are taking this payment"],
  ["due", "paused", "When your plan is resumed"],
  ["scheduled", "paused", "When your plan is resumed"],
  ["charging", "paused", "We are taking this payment"],
  [
    "unknown",
    "cancelled",
    "We are finding out whether this was paid. If so, we give it back to you",
  ],
  ["paid", "active", "Your parcel is being prepared"],
  ["paid", "cancelled", "We are giving this back to you"],
  ["paid", "limit_reached", "We are giving this back to you"],
  ["paid", "completed", "We are giving this back to you"],
] as const)(
  "a month that is %s in a plan that is %s: %s",
  (state, plan, words) => {
    expect(instalmentWords(month(state), plan).sentence).toBe(words)
  }
)

it.each([
  ["due", "paused", "Not charged"],
  ["scheduled", "paused", "Not charged"],
  ["paid", "paused", "Paid"],
  ["supplied", "paused", "Sent"],
  ["paid", "cancelled", "Paid"],
] as const)(
  "a month that is %s in a %s plan whose patient asked to end it: %s",
  (state, plan, word) => {
    const { word: said, sentence } = instalmentWords(month(state), plan, true)
    expect(said).toBe(word)
    expect(sentence).not.toMatch(/resumed|being prepared/)
  }
)

it("tells who asked to end a plan of their request, not of the pause that it is", () => {
  const at = new Date("2026-12-23T09:00:00Z")
  const event = (name: string, details: object, when = at) =>
    ({
      event: name,
      details,
      actor_type: "patient",
      at: when,
    }) as PlanEventRecord
  const earlier = new Date("2026-12-01T09:00:00Z")
  const paused = { cause: "patient" }
  expect(
    historyWords([
      event("plan.pause", paused, earlier),
      event("plan.pause", paused),
      event("plan.request_cancellation", {}),
    ]).map(({ label }) => label)
  ).toEqual(["You asked us to end this plan", "You paused your plan"])
})
