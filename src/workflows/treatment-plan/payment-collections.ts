import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { toPounds } from "../../shared/money"
import { readRows } from "../../shared/read-rows"
import type { MonthOrder } from "./instalment-order"
import type { Month } from "./months"

const linkSchema = z.object({
  order_id: z.string(),
  payment_collection_id: z.string(),
})

/**
 * Gives each of some orders the collection that its payment will be in. One
 * that a crash left untied belongs to nobody and asks nobody for money.
 */
export async function ensureCollections(
  container: MedusaContainer,
  months: readonly Month[],
  orders: Map<string, MonthOrder>
): Promise<void> {
  const wanted = months.flatMap(({ instalment }) => {
    const order = orders.get(instalment.id)
    return order ? [{ order_id: order.id, amount: instalment.amount }] : []
  })
  const known = await collectionsOf(
    container,
    wanted.map(({ order_id }) => order_id)
  )
  const missing = wanted.filter(({ order_id }) => !known.has(order_id))
  if (missing.length === 0) {
    return
  }
  const made = await container
    .resolve(Modules.PAYMENT)
    .createPaymentCollections(
      missing.map(({ amount }) => ({
        currency_code: "gbp",
        amount: toPounds(amount),
      }))
    )
  await container.resolve(ContainerRegistrationKeys.LINK).create(
    missing.flatMap(({ order_id }, at) => {
      const payment_collection_id = made[at]?.id
      return payment_collection_id
        ? [
            {
              [Modules.ORDER]: { order_id },
              [Modules.PAYMENT]: { payment_collection_id },
            },
          ]
        : []
    })
  )
}

/** The payment collections of some orders, by the order. */
export async function collectionsOf(
  container: MedusaContainer,
  orderIds: string[]
): Promise<Map<string, string>> {
  const links = await readRows(
    container,
    {
      entity: "order_payment_collection",
      fields: ["order_id", "payment_collection_id"],
      filters: { order_id: orderIds },
    },
    linkSchema
  )
  return new Map(
    links.map(({ order_id, payment_collection_id }) => [
      order_id,
      payment_collection_id,
    ])
  )
}
