import {
  cancelOrderFulfillmentWorkflow,
  createOrderFulfillmentWorkflow,
} from "@medusajs/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import type { SupplyWithParts } from "./facts"
import { dispensingOf, readGraph } from "./services"
import {
  findTorn,
  finishCancelling,
  finishFulfilment,
  strayFulfilments,
  type Line,
} from "./torn-fulfilment"

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
 * parcel, and finishes what a crash left of it. Every gate has been judged by
 * the caller, who alone gets a pass and who holds the supply's lock.
 */
export async function ensureFulfilment(
  container: MedusaContainer,
  supply: SupplyWithParts,
  parcel: { id: string; reference: string; created_at: Date },
  actor: Actor
): Promise<string> {
  const known =
    (await findFulfilment(container, supply.order_id, parcel.id)) ??
    (await findTorn(container, supply, parcel))
  if (known) {
    await finishFulfilment(container, supply, known.id, actor)
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
 * A crash inside Medusa's workflow can leave a fulfilment that no order knows
 * and that left no trace of taking stock; it is cancelled before another is
 * made. In the instant between the stock's change and the first trace nobody
 * can tell: then the stock is counted too low, and never sold twice.
 */
async function dropStrays(
  container: MedusaContainer,
  parcel: { id: string; created_at: Date }
): Promise<void> {
  for (const { id } of await strayFulfilments(container, parcel)) {
    await container.resolve(Modules.FULFILLMENT).cancelFulfillment(id)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `Fulfilment ${id} of parcel ${parcel.id} was left by a crash and is cancelled; its stock should be counted`
      )
  }
}

/**
 * Gives the stock of a parcel that was taken apart back to the shelf, and its
 * reservation to the line. Repeatable; the caller holds the supply's lock.
 */
export async function cancelFulfilment(
  container: MedusaContainer,
  supply: Line,
  parcelId: string,
  actorId: string
): Promise<void> {
  const { order_id, line_item_id } = supply
  const known = await findFulfilment(container, order_id, parcelId)
  if (!known || known.shipped_at) {
    return
  }
  // The sweep of lost reservations waits: Medusa writes the line's count and its reservation side by side.
  await container
    .resolve(Modules.LOCKING)
    .execute(`reserve:${line_item_id}`, async () => {
      if (await finishCancelling(container, supply, known.id, actorId)) {
        return
      }
      await cancelOrderFulfillmentWorkflow(container).run({
        input: {
          order_id,
          fulfillment_id: known.id,
          canceled_by: actorId,
          no_notification: true,
        },
      })
    })
}
