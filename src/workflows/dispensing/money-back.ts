import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { counts } from "../../modules/billing/domain/amounts"
import { toPence } from "../../shared/money"
import { billingOf } from "../billing/services"
import { readGraph } from "./services"

const money = z.coerce.number()
const orderSchema = z.object({
  items: z.array(z.object({ id: z.string(), total: money }).nullable()),
})

/**
 * Whether somebody gave the money of this very treatment back outside of the
 * pharmacy's own way (PAY-5), though its order's payment still holds some:
 * delivery, or another treatment. A part of it, out of goodwill, is none.
 */
export async function isPaidBack(
  container: MedusaContainer,
  of: { case_id: string; order_id: string; line_item_id: string }
): Promise<boolean> {
  const refunds = await billingOf(container).listCaseRefunds({
    case_id: of.case_id,
    // Another month of the same plan has its own order.
    order_id: of.order_id,
    purpose: "external",
  })
  const back = refunds
    .filter(counts)
    .reduce((sum, { amount }) => sum + amount, 0)
  if (back === 0) {
    return false
  }
  const [order] = await readGraph(
    container,
    {
      entity: "order",
      // Without "total" no total of a line is worked out.
      fields: ["id", "total", "items.*", "items.total"],
      filters: { id: of.order_id },
    },
    orderSchema
  )
  const line = order?.items.find((one) => one?.id === of.line_item_id)
  return back >= toPence(line?.total ?? 0)
}
