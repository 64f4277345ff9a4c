import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  beginOrderEditOrderWorkflow,
  cancelBeginOrderEditWorkflow,
  confirmOrderEditRequestWorkflow,
  deleteReservationsByLineItemsWorkflow,
  orderEditUpdateItemQuantityWorkflow,
  requestOrderEditRequestWorkflow,
} from "@medusajs/medusa/core-flows"
import { z } from "@medusajs/framework/zod"
import { counts } from "../../modules/billing/domain/amounts"
import type { RefundRecord } from "../../modules/billing/types"
import { toPence } from "../../shared/money"
import { readRow } from "../../shared/read-rows"
import { casesOf } from "../clinical-review/services"
import { billingOf } from "./services"

const BILLING = "billing"

const orderSchema = z.object({
  status: z.string(),
  items: z.array(
    z
      .object({
        id: z.string(),
        quantity: z.coerce.number(),
        total: z.coerce.number(),
        detail: z.object({ fulfilled_quantity: z.coerce.number() }).nullish(),
      })
      .nullable()
  ),
})

/**
 * Takes the line of a case that ended, or of a month that is not supplied, off
 * its order and frees its stock. A line
 * whose money goes back in parts, one that was fulfilled, and an order that
 * staff are editing, are left as they are: Medusa then writes a credit line for
 * the refund, and only the stock is freed here. Repeatable.
 */
export async function releaseLine(
  container: MedusaContainer,
  refund: RefundRecord
): Promise<void> {
  const { case_id, line_item_id, order_id } = refund
  if (case_id === null || line_item_id === null) {
    return
  }
  const { ended_as } = await casesOf(container).retrieveClinicalCase(case_id)
  const isMonth = refund.purpose === "instalment"
  if (!isMonth && (ended_as === null || ended_as === "completed")) {
    return
  }
  if (!refund.booked_at && (await isWholeLine(container, refund))) {
    await takeLineOff(container, order_id, line_item_id)
  }
  await container
    .resolve(Modules.LOCKING)
    .execute(`reserve:${line_item_id}`, () =>
      deleteReservationsByLineItemsWorkflow(container).run({
        input: { ids: [line_item_id] },
      })
    )
}

const readOrder = (container: MedusaContainer, id: string) =>
  readRow(
    container,
    {
      entity: "order",
      fields: ["id", "status", "total", "items.*", "items.detail.*"],
      filters: { id },
    },
    orderSchema
  )

async function isWholeLine(
  container: MedusaContainer,
  refund: RefundRecord
): Promise<boolean> {
  const { order_id, line_item_id } = refund
  const order = await readOrder(container, order_id)
  const line = order?.items.find((one) => one?.id === line_item_id)
  return (
    order?.status !== "canceled" &&
    line !== undefined &&
    line !== null &&
    line.quantity > 0 &&
    (line.detail?.fulfilled_quantity ?? 0) === 0 &&
    (await goesBack(container, refund)) >= toPence(line.total) &&
    (await mayEdit(container, order_id))
  )
}

/** Pence of its line that a refund gives back, with those of the same ending: a dearer change was paid with a second payment. */
async function goesBack(
  container: MedusaContainer,
  { case_id, amount, delivery_amount, instalment_id, purpose }: RefundRecord
): Promise<number> {
  const together = await billingOf(container).listCaseRefunds(
    purpose === "instalment"
      ? { case_id, purpose, instalment_id }
      : { case_id, purpose: "ended" }
  )
  return Math.max(
    amount - delivery_amount,
    together
      .filter(counts)
      .reduce((sum, one) => sum + one.amount - one.delivery_amount, 0)
  )
}

/** What a crash left of our own editing is called off; somebody else's is theirs. */
async function mayEdit(
  container: MedusaContainer,
  order_id: string
): Promise<boolean> {
  const open = await readRow(
    container,
    {
      entity: "order_change",
      fields: ["id", "created_by"],
      filters: { order_id, status: ["pending", "requested"] },
    },
    z.object({ created_by: z.string().nullish() })
  )
  if (!open) {
    return true
  }
  if (open.created_by !== BILLING) {
    return false
  }
  await cancelBeginOrderEditWorkflow(container).run({ input: { order_id } })
  return true
}

async function takeLineOff(
  container: MedusaContainer,
  order_id: string,
  line_item_id: string
): Promise<void> {
  await beginOrderEditOrderWorkflow(container).run({
    input: { order_id, created_by: BILLING },
  })
  await orderEditUpdateItemQuantityWorkflow(container).run({
    input: { order_id, items: [{ id: line_item_id, quantity: 0 }] },
  })
  await requestOrderEditRequestWorkflow(container).run({
    input: { order_id, requested_by: BILLING },
  })
  await confirmOrderEditRequestWorkflow(container).run({
    input: { order_id, confirmed_by: BILLING },
  })
}
