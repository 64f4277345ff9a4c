import type { MedusaContainer } from "@medusajs/framework/types"
import { isolated } from "../relay/isolated"
import { endWhereAsked } from "../treatment-plan/end-on-request"
import { plansOf } from "../treatment-plan/services"
import { itemsUnderSubscriptionRules } from "../treatment-plan/subscription-rules"
import { eachOfPages } from "./pages"

const ASKED = "plan.request_cancellation"

/**
 * Ends plans that their patients asked to end when it couldn't be done at once:
 * before the first parcel left, or while the plan could still be cancelled as a
 * whole and the team settled nothing with them.
 * @returns how many plans
 */
export async function sweepRequestsToEnd(
  container: MedusaContainer
): Promise<number> {
  const items = await itemsUnderSubscriptionRules(container)
  if (items.length === 0) {
    return 0
  }
  const asked = new Set<string | null>()
  return eachOfPages(
    async ({ after, limit }) => {
      // Asking pauses a plan, or what starts it does.
      const page = await plansOf(container).listPlans(
        {
          id: { $gt: after },
          state: "paused",
          pause_causes: { $contains: ["patient"] },
          formulary_item_id: items,
        },
        { order: { id: "ASC" }, take: limit }
      )
      const requests = await plansOf(container).listPlanEvents(
        { plan_id: page.map(({ id }) => id), event: ASKED },
        { select: ["id", "plan_id"], take: null }
      )
      for (const { plan_id } of requests) {
        asked.add(plan_id)
      }
      return page
    },
    async (plan) => {
      if (!asked.has(plan.id)) {
        return false
      }
      const ended = await isolated(
        container,
        `the request to end plan ${plan.id}`,
        async () => Number(await endWhereAsked(container, plan, items))
      )
      return ended > 0
    }
  )
}
