import {
  cancelOrderFulfillmentWorkflow,
  createOrderFulfillmentWorkflow,
} from "@medusajs/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import type { SupplyWithParts } from "./facts"
import { dispensingOf, readGraph } from "./services"

const fulfilmentSchema = z.object({
  id: z.string(),
  canceled_at: z.coerce.date().nullish(),
  shipped_at: z.coerce.date().nullish(),
  delivered_at: z.coerce.date().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})
const orderSchema = z.object({
  fulfillments: z.array(fulfilmentSchema.nullable()).nullish(),
})
export type Fulfilment = z.infer<typeof fulfilmentSchema>

/** The order's fulfilment that was made for a parcel, if there is one. */
export async function findFulfilment(
  container: MedusaContainer,
  orderId: string,
  parcelId: string
): Promise<Fulfilment | undefined> {
  const [order] = await readGraph(
    container,
    {
      entity: "order",
      fields: [
        "fulfillments.id",
        "fulfillments.canceled_at",
        "fulfillments.shipped_at",
        "fulfillments.delivered_at",
        "fulfillments.metadata",
      ],
      filters: { id: orderId },
    },
    orderSchema
  )
  return (order?.fulfillments ?? []).find(
    (row): row is Fulfilment =>
      row?.metadata?.["parcel_id"] === parcelId && !row.canceled_at
  )
}

/**
 * Medusa's fulfilment of a parcel, made once: a repetition finds it by the
 * parcel. Every gate has been judged by the caller, who alone gets a pass.
 */
export async function ensureFulfilment(
  container: MedusaContainer,
  supply: SupplyWithParts,
  parcel: { id: string; reference: string; created_at: Date },
  actor: Actor
): Promise<string> {
  const known = await findFulfilment(container, supply.order_id, parcel.id)
  if (known) {
    return known.id
  }
  await dropStrays(container, parcel)
  const { order_id, line_item_id, quantity } = supply
  const pass = dispensingOf(container).issueGatePass(
    { parcel_id: parcel.id, order_id, line_item_id, quantity },
    clock.now()
  )
  const { result } = await createOrderFulfillmentWorkflow(container).run({
    input: {
      order_id,
      items: [{ id: line_item_id, quantity }],
      created_by: actor.id,
      no_notification: true,
      metadata: { parcel_id: parcel.id, parcel_reference: parcel.reference },
      additional_data: { gate_pass: pass },
    },
  })
  return result.id
}

/**
 * A crash inside Medusa's workflow can leave a fulfilment that no order knows.
 * It took nothing from stock; it is cancelled before another is made.
 */
async function dropStrays(
  container: MedusaContainer,
  parcel: { id: string; created_at: Date }
): Promise<void> {
  const fulfilments = container.resolve(Modules.FULFILLMENT)
  const since = parcel.created_at.toISOString()
  const recent = await fulfilments.listFulfillments(
    { created_at: { $gte: since } },
    { select: ["id", "metadata", "canceled_at"] }
  )
  for (const row of recent) {
    if (row.metadata?.["parcel_id"] === parcel.id && !row.canceled_at) {
      await fulfilments.cancelFulfillment(row.id)
    }
  }
}

/** Cancels the fulfilment of a parcel that is taken apart; its stock is back. Repeatable. */
export async function cancelFulfilment(
  container: MedusaContainer,
  orderId: string,
  parcelId: string,
  actor: Actor
): Promise<void> {
  const known = await findFulfilment(container, orderId, parcelId)
  if (known && !known.shipped_at) {
    await cancelOrderFulfillmentWorkflow(container).run({
      input: {
        order_id: orderId,
        fulfillment_id: known.id,
        canceled_by: actor.id,
        no_notification: true,
      },
    })
  }
}
