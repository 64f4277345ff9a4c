import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { plansOf } from "./services"

const LOCK_SECONDS = 30

/**
 * Has the order that bought plans say the length of the longest as it is now, as
 * it said it when they were bought (PAY-4): a plan may become longer or shorter
 * before it is approved (SAF-2, REV-3). Repeatable.
 */
export async function noteLongestPlan(
  container: MedusaContainer,
  order_id: string
): Promise<void> {
  await container.resolve(Modules.LOCKING).execute(
    order_id,
    async () => {
      const plans = await plansOf(container).listPlans(
        { order_id },
        { select: ["id", "months"], take: null }
      )
      const orders = container.resolve(Modules.ORDER)
      const { metadata } = await orders.retrieveOrder(order_id, {
        select: ["id", "metadata"],
      })
      const instalment_count = Math.max(1, ...plans.map(({ months }) => months))
      if (metadata?.["instalment_count"] !== instalment_count) {
        await orders.updateOrders(order_id, {
          metadata: { ...metadata, instalment_count },
        })
      }
    },
    { timeout: LOCK_SECONDS }
  )
}
