import type { InstalmentRecord } from "../../../../modules/treatment-plan/types"
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
  ["due", "paused", "When your plan goes on"],
  ["scheduled", "paused", "When your plan goes on"],
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
