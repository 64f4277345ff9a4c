import type {
  InstalmentRecord,
  PlanRecord,
} from "../../../modules/treatment-plan/types"

/** A month whose payment was refused or waits for the patient. */
const UNPAID: ReadonlySet<InstalmentRecord["state"]> = new Set([
  "retry_wait",
  "failed",
  "action_required",
])

export const unpaidOf = (
  instalments: readonly InstalmentRecord[]
): InstalmentRecord | null =>
  instalments.find(({ state }) => UNPAID.has(state)) ?? null

/**
 * The month of a plan that its patient can pay now: only where the plan stands
 * still for nothing but the payment, as nothing is taken for what can't be sent.
 */
export const payableOf = (
  plan: PlanRecord,
  instalments: readonly InstalmentRecord[]
): InstalmentRecord | null =>
  plan.state === "paused" &&
  plan.pause_causes.every((cause) => cause === "payment")
    ? unpaidOf(instalments)
    : null
