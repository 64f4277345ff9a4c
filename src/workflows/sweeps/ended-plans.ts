import type { MedusaContainer } from "@medusajs/framework/types"
import { billingOf } from "../billing/services"
import { plansOf } from "../treatment-plan/services"
import { settleEndedPlan } from "../treatment-plan/settle-ended-plan"

const LIMIT = 100

/**
 * Months that are paid of plans that have ended: money that came after the end,
 * or whose order was not in the books yet. Their plans are settled again.
 * @returns how many plans
 */
export async function sweepEndedPlans(
  container: MedusaContainer
): Promise<number> {
  const paid = await plansOf(container).paidOfEndedPlans(LIMIT)
  if (paid.length === 0) {
    return 0
  }
  const asked = await billingOf(container).listCaseRefunds(
    { instalment_id: paid.map(({ id }) => id) },
    { select: ["instalment_id"] }
  )
  const known = new Set(asked.map(({ instalment_id }) => instalment_id))
  const plans = new Set(
    paid.filter(({ id }) => !known.has(id)).map(({ plan_id }) => plan_id)
  )
  for (const plan_id of plans) {
    await settleEndedPlan(container, plan_id)
  }
  return plans.size
}
