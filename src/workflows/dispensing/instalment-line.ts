import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import type { MonthTerms } from "../../modules/treatment-plan/domain/terms"
import { unexpected } from "../../shared/errors"
import { readTerms } from "../dose-change/month-terms"
import { planOfCase } from "../treatment-plan/begin-course"
import { plansOf } from "../treatment-plan/services"
import { readGraph } from "./services"

const orderSchema = z.object({
  id: z.string(),
  display_id: z.coerce.string(),
  items: z.array(
    z.object({ id: z.string(), variant_id: z.string().nullish() })
  ),
})

/** The columns of a supply that come from its own order, and what it is of. */
export type InstalmentLine = Omit<MonthTerms, "monthly_price"> & {
  order_id: string
  order_display_id: string
  line_item_id: string
}

/**
 * Where an instalment of a case's plan was charged: its own order and line.
 * Null when nothing is supplied on it: the plan has ended, or it was given back.
 */
export async function instalmentLine(
  container: MedusaContainer,
  of: { case_id: string; number: number; order_id: string }
): Promise<InstalmentLine | null> {
  const plan = await planOfCase(container, of.case_id)
  if (!plan || planMachine.isFinal(plan.state)) {
    return null
  }
  const [instalment] = await plansOf(container).listInstalments(
    { plan_id: plan.id, number: of.number },
    { take: 1 }
  )
  if (!instalment || ["cancelled", "refunded"].includes(instalment.state)) {
    return null
  }
  const [order] = await readGraph(
    container,
    {
      entity: "order",
      fields: ["id", "display_id", "items.id", "items.variant_id"],
      filters: { id: of.order_id },
    },
    orderSchema
  )
  const termsOf = await readTerms(container, [plan])
  const { monthly_price: _price, ...terms } = termsOf(plan, of.number)
  const line = order?.items.find(
    ({ variant_id }) => variant_id === terms.variant_id
  )
  if (!order || !line) {
    throw unexpected(
      `Order ${of.order_id} has no line of instalment ${instalment.id}`
    )
  }
  return {
    ...terms,
    order_id: order.id,
    order_display_id: order.display_id,
    line_item_id: line.id,
  }
}
