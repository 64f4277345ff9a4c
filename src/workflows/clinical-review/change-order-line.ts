import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ChangeActionType,
  Modules,
  OrderChangeStatus,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { toPounds } from "../../shared/money"
import { readRow } from "../../shared/read-rows"
import { reserveLine, stockPartsOf } from "../sweeps/reservations"

export type LineChange = {
  /** Names the change: the same one is made once. */
  id: string
  order_id: string
  line_item_id: string
  variant_id: string
  product_id: string
  /** Packs. */
  quantity: number
  /** Pence a pack. */
  unit_pence: number
  /** Of a plan; null for a one-off. */
  months: number | null
}

const changeSchema = z.object({
  id: z.string(),
  status: z.string(),
  version: z.coerce.number(),
  actions: z.array(z.object({ id: z.string() }).nullable()).nullish(),
})

const LOCK_SECONDS = 30
/** It keeps others from changing the order. */
const OPEN: readonly string[] = [
  OrderChangeStatus.PENDING,
  OrderChangeStatus.REQUESTED,
]

/**
 * Lets a line of an order become another item, quantity and price (SAF-2): a
 * confirmed change of the order, so that its version, totals and what is owed
 * follow, while the line keeps its id for case, supply and refund. Medusa's own
 * order edit can't be used: adding a line is guarded by its consultation, and
 * the line would be another. The stock is reserved for the new item. Repeatable.
 */
export async function changeOrderLine(
  container: MedusaContainer,
  change: LineChange
): Promise<void> {
  await container.resolve(Modules.LOCKING).execute(
    change.order_id,
    async () => {
      await confirmChange(container, change)
      await nameItem(container, change)
    },
    { timeout: LOCK_SECONDS }
  )
  await moveReservation(container, change)
}

/**
 * What a case that ended before its change was made leaves: a change that a
 * crash left open is called off, as it would keep everybody else from changing
 * the order. Repeatable.
 * @returns whether the line had become the other item before
 */
export async function callOffChange(
  container: MedusaContainer,
  change: LineChange
): Promise<boolean> {
  return container.resolve(Modules.LOCKING).execute(
    change.order_id,
    async () => {
      const known = await findChange(container, change)
      if (known?.status === OrderChangeStatus.CONFIRMED) {
        await nameItem(container, change)
        return true
      }
      if (known && OPEN.includes(known.status)) {
        await container.resolve(Modules.ORDER).cancelOrderChange(known.id)
      }
      return false
    },
    { timeout: LOCK_SECONDS }
  )
}

/** The line's words are neutral and stay (SAF-14). */
async function nameItem(
  container: MedusaContainer,
  { line_item_id, variant_id, product_id, months }: LineChange
): Promise<void> {
  await container.resolve(Modules.ORDER).updateOrderLineItems(line_item_id, {
    variant_id,
    product_id,
    // As the basket's line said it: a plan's line has nothing else there.
    ...(months === null ? {} : { metadata: { instalment_count: months } }),
  })
}

const findChange = (
  container: MedusaContainer,
  { id, order_id }: Pick<LineChange, "id" | "order_id">
) =>
  readRow(
    container,
    {
      entity: "order_change",
      fields: ["id", "status", "version", "actions.id"],
      filters: { order_id, internal_note: id },
    },
    changeSchema
  )

async function confirmChange(
  container: MedusaContainer,
  change: LineChange
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const known = await findChange(container, change)
  if (known?.status === OrderChangeStatus.CONFIRMED) {
    return
  }
  const begun =
    known ??
    (await orders.createOrderChange({
      order_id: change.order_id,
      change_type: "edit",
      internal_note: change.id,
    }))
  if (!known?.actions?.length) {
    await orders.addOrderAction({
      order_id: change.order_id,
      order_change_id: begun.id,
      version: begun.version,
      action: ChangeActionType.ITEM_UPDATE,
      internal_note: change.id,
      details: {
        reference_id: change.line_item_id,
        quantity: change.quantity,
        unit_price: toPounds(change.unit_pence),
        // A promotion's share is in the price already.
        adjustments: [],
      },
    })
  }
  await orders.confirmOrderChange(begun.id)
}

/** What was reserved for the old item is free again; the new one is taken, or found missing by the sweep. */
async function moveReservation(
  container: MedusaContainer,
  { order_id, line_item_id, variant_id, quantity }: LineChange
): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  const parts = await stockPartsOf(container, variant_id)
  const held = await inventory.listReservationItems({ line_item_id })
  const isRight =
    held.length === parts.length &&
    parts.every((part) =>
      held.some(
        (one) =>
          one.inventory_item_id === part.inventory_item_id &&
          Number(one.quantity) === part.required_quantity * quantity
      )
    )
  if (isRight) {
    return
  }
  await inventory.deleteReservationItemsByLineItem(line_item_id)
  await reserveLine(container, { order_id, line_item_id, variant_id, quantity })
}
