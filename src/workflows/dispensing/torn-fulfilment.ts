import { deleteReservationsByLineItemsWorkflow } from "@medusajs/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Actor } from "../../shared/actor"
import { readGraph } from "./services"

/**
 * What a crash leaves of Medusa's fulfilment (2.21.2): it makes the fulfilment,
 * takes the stock, and then counts the line as fulfilled, ties the order and
 * ends the reservation side by side, each in a transaction of its own. Whoever
 * finds one of the last three knows that the stock was taken.
 */
export type Line = { order_id: string; line_item_id: string; quantity: number }
type Parcel = { id: string; created_at: Date }

const orderSchema = z.object({
  items: z.array(
    z
      .object({
        id: z.string(),
        detail: z.object({ fulfilled_quantity: z.coerce.number() }),
      })
      .nullable()
  ),
})

/** Fulfilments of a parcel that are not cancelled, whether an order knows them or not. */
export async function strayFulfilments(
  container: MedusaContainer,
  parcel: Parcel
): Promise<{ id: string }[]> {
  const recent = await container
    .resolve(Modules.FULFILLMENT)
    .listFulfillments(
      { created_at: { $gte: parcel.created_at.toISOString() } },
      { select: ["id", "metadata", "canceled_at"] }
    )
  return recent.filter(
    (row) => row.metadata?.["parcel_id"] === parcel.id && !row.canceled_at
  )
}

/** A parcel's fulfilment that no order knows and that has surely taken its stock. */
export async function findTorn(
  container: MedusaContainer,
  line: Line,
  parcel: Parcel
): Promise<{ id: string } | undefined> {
  const [stray] = await strayFulfilments(container, parcel)
  if (!stray) {
    return undefined
  }
  const isTaken =
    (await isCounted(container, line)) || !(await isReserved(container, line))
  return isTaken ? stray : undefined
}

/** Does what is missing of the three; nothing where all is done. */
export async function finishFulfilment(
  container: MedusaContainer,
  line: Line,
  fulfillment_id: string,
  actor: Actor
): Promise<void> {
  const { order_id, line_item_id, quantity } = line
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id },
    [Modules.FULFILLMENT]: { fulfillment_id },
  })
  if (!(await isCounted(container, line))) {
    await container.resolve(Modules.ORDER).registerFulfillment({
      order_id,
      reference: Modules.FULFILLMENT,
      reference_id: fulfillment_id,
      created_by: actor.id,
      items: [{ id: line_item_id, quantity }],
    })
  }
  if (await isReserved(container, line)) {
    await deleteReservationsByLineItemsWorkflow(container).run({
      input: { ids: [line_item_id] },
    })
  }
}

/**
 * Medusa gives the stock back first, then takes the line's count and makes the
 * reservation side by side, and cancels the fulfilment last. Whoever finds one
 * of the two done does the rest, without the stock; a reservation that is
 * missing is made by the sweep.
 * @returns whether a crash had left it half done
 */
export async function finishCancelling(
  container: MedusaContainer,
  line: Line,
  fulfillment_id: string,
  actorId: string
): Promise<boolean> {
  const { order_id, line_item_id, quantity } = line
  const counted = await isCounted(container, line)
  if (counted && !(await isReserved(container, line))) {
    return false
  }
  if (counted) {
    await container.resolve(Modules.ORDER).cancelFulfillment({
      order_id,
      reference: Modules.FULFILLMENT,
      reference_id: fulfillment_id,
      created_by: actorId,
      items: [{ id: line_item_id, quantity }],
    })
  }
  await container.resolve(Modules.FULFILLMENT).cancelFulfillment(fulfillment_id)
  return true
}

async function isCounted(
  container: MedusaContainer,
  { order_id, line_item_id }: Line
): Promise<boolean> {
  const [order] = await readGraph(
    container,
    {
      entity: "order",
      fields: ["items.id", "items.detail.fulfilled_quantity"],
      filters: { id: order_id },
    },
    orderSchema
  )
  const item = order?.items.find((row) => row?.id === line_item_id)
  return (item?.detail.fulfilled_quantity ?? 0) > 0
}

async function isReserved(
  container: MedusaContainer,
  { line_item_id }: Line
): Promise<boolean> {
  const [one] = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems({ line_item_id }, { select: ["id"], take: 1 })
  return one !== undefined
}
