import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { readRows } from "../../shared/read-rows"

const orderSchema = z.object({ id: z.string(), display_id: z.coerce.number() })

/** The numbers of the orders of some rows, as people name them. */
export async function displayIds(
  container: MedusaContainer,
  rows: readonly { order_id: string | null }[]
): Promise<Map<string, number>> {
  const id = [...new Set(rows.flatMap(({ order_id }) => order_id ?? []))]
  const orders = await readRows(
    container,
    { entity: "order", fields: ["id", "display_id"], filters: { id } },
    orderSchema
  )
  return new Map(orders.map((order) => [order.id, order.display_id]))
}
