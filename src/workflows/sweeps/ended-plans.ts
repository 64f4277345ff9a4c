import type { MedusaContainer } from "@medusajs/framework/types"
import { billingOf } from "../billing/services"
import { isolated } from "../relay/isolated"
import { plansOf } from "../treatment-plan/services"
import { settleEndedPlan } from "../treatment-plan/settle-ended-plan"
import { eachOfPages } from "./pages"

/**
 * Months that are paid of plans that have ended: money that came after the end,
 * or whose order was not in the books yet. Their plans are settled again, each
 * by itself; those whose refund is asked for already wait for it.
 * @returns how many plans
 */
export async function sweepEndedPlans(
  container: MedusaContainer
): Promise<number> {
  const passed = new Set<string>()
  return eachOfPages(
    async (page) => {
      const paid = await plansOf(container).paidOfEndedPlans(page)
      for (const id of await askedBack(container, paid)) {
        passed.add(id)
      }
      return paid
    },
    async ({ id, plan_id }) => {
      if (passed.has(id) || passed.has(plan_id)) {
        return false
      }
      passed.add(plan_id)
      const settled = await isolated(container, `end ${plan_id}`, async () => {
        await settleEndedPlan(container, plan_id)
        return 1
      })
      return settled > 0
    }
  )
}

/** The months whose refund is written down: it waits for its day, or for a person. */
async function askedBack(
  container: MedusaContainer,
  months: readonly { id: string }[]
): Promise<string[]> {
  if (months.length === 0) {
    return []
  }
  const asked = await billingOf(container).listCaseRefunds(
    { instalment_id: months.map(({ id }) => id) },
    { select: ["instalment_id"], take: null }
  )
  return asked.flatMap(({ instalment_id }) => instalment_id ?? [])
}
