import type { MedusaContainer } from "@medusajs/framework/types"
import { OPEN_DOSE_STATES } from "../../modules/treatment-plan/domain/dose-change-machine"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import { casesOf } from "../clinical-review/services"
import { plansOf } from "../treatment-plan/services"

/** The open change of strength of a plan as its patient reads it: what, from which month, prices, why, and what they would agree to; null for none. */
export async function readOwnDoseChange(
  container: MedusaContainer,
  plan: PlanRecord
) {
  const [change] = await plansOf(container).listDoseChanges(
    { plan_id: plan.id, state: [...OPEN_DOSE_STATES] },
    { take: 1 }
  )
  if (!change) {
    return null
  }
  const [from_month] = await plansOf(container).monthsToTitrate(plan)
  const { patient_reason } = await casesOf(container).readDecision(
    change.decision_id
  )
  const monthly = (pence: number) => ({
    amount: pence + plan.delivery_price,
    currency: "gbp",
  })
  return {
    id: change.id,
    waits_for:
      change.state === "proposed" ? ("you" as const) : ("prescriber" as const),
    from: {
      name: change.from_name,
      quantity: change.from_quantity,
      monthly: monthly(change.from_monthly_price),
    },
    to: {
      name: change.to_name,
      quantity: change.to_quantity,
      monthly: monthly(change.to_monthly_price),
    },
    from_month: from_month ?? null,
    reason: patient_reason ?? "",
    agreement: { text: change.mandate_text, hash: change.mandate_hash },
  }
}
