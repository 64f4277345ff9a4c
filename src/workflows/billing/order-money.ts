import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type { PaidForCase } from "../../modules/billing/domain/amounts"
import type { PaymentOfOrder } from "../../modules/billing/types"
import { notFound } from "../../shared/errors"
import { toPence } from "../../shared/money"
import { readRow } from "../../shared/read-rows"
import { casesOf } from "../clinical-review/services"

const moment = z.union([z.string(), z.date()]).nullish()
const pounds = z.coerce.number()

const paymentSchema = z.object({
  id: z.string(),
  data: z.record(z.string(), z.unknown()).nullish(),
  captured_at: moment,
  canceled_at: moment,
  captures: z.array(z.object({ amount: pounds })).nullish(),
})

const orderSchema = z.object({
  id: z.string(),
  shipping_total: pounds,
  items: z.array(
    z.object({ id: z.string(), quantity: pounds, total: pounds }).nullable()
  ),
  payment_collections: z
    .array(z.object({ payments: z.array(paymentSchema).nullish() }).nullable())
    .nullish(),
})

export type OrderMoney = {
  /** Pence by line, with tax and after discounts. */
  lines: Map<string, number>
  /** Pence. */
  delivery: number
  /** What was captured, with the partner's payment; null where nothing was. */
  payment: (PaymentOfOrder & { captured: number }) | null
}

/** What an order cost and what was taken for it, in pence. @throws not_found */
export async function readOrderMoney(
  container: MedusaContainer,
  orderId: string
): Promise<OrderMoney> {
  const order = await readRow(
    container,
    {
      entity: "order",
      fields: [
        "id",
        "total",
        "shipping_total",
        "items.*",
        "items.total",
        "payment_collections.payments.id",
        "payment_collections.payments.data",
        "payment_collections.payments.captured_at",
        "payment_collections.payments.canceled_at",
        "payment_collections.payments.captures.amount",
      ],
      filters: { id: orderId },
    },
    orderSchema
  )
  if (!order) {
    throw notFound("Order", orderId)
  }
  const payments = (order.payment_collections ?? [])
    .flatMap((collection) => collection?.payments ?? [])
    .filter(({ captured_at, canceled_at }) => captured_at && !canceled_at)
  return {
    lines: new Map(
      order.items.flatMap((line) =>
        line ? [[line.id, toPence(line.total)] as const] : []
      )
    ),
    delivery: toPence(order.shipping_total),
    payment: payments.flatMap((one) => paymentOf(orderId, one))[0] ?? null,
  }
}

const paymentOf = (
  order_id: string,
  { id, data, captures }: z.infer<typeof paymentSchema>
) =>
  typeof data?.["id"] === "string"
    ? [
        {
          order_id,
          payment_id: id,
          payment_intent: data["id"],
          captured: (captures ?? []).reduce(
            (sum, { amount }) => sum + toPence(amount),
            0
          ),
        },
      ]
    : []

/** Endings after which nothing of a case is ever delivered. */
const SHIPS_NOTHING: readonly unknown[] = [
  "rejected_identity",
  "rejected_clinical",
  "cancelled",
  "abandoned",
]

/** Nothing of the case's order left or will leave; a line that is no treatment does leave. */
export async function shipsNothing(
  container: MedusaContainer,
  { order_id }: Pick<CaseRecord, "order_id">,
  lines: OrderMoney["lines"]
): Promise<boolean> {
  const cases = await casesOf(container).listClinicalCases(
    { order_id },
    { select: ["id", "line_item_id", "ended_as"] }
  )
  const treatments = new Set(cases.map(({ line_item_id }) => line_item_id))
  return (
    cases.every(({ ended_as }) => SHIPS_NOTHING.includes(ended_as)) &&
    [...lines.keys()].every((line) => treatments.has(line))
  )
}

/** What a case's patient paid for it, of which payment; null where nothing was captured. */
export async function readPaidForCase(
  container: MedusaContainer,
  found: CaseRecord
): Promise<(PaymentOfOrder & PaidForCase) | null> {
  const { lines, delivery, payment } = await readOrderMoney(
    container,
    found.order_id
  )
  const before = await casesOf(container).paidBeforeChanges(found.id)
  return payment
    ? {
        ...payment,
        case_id: found.id,
        // A cheaper item's line costs less by now; what was paid is what counts.
        line: before ?? lines.get(found.line_item_id) ?? 0,
        delivery,
        nothing_ships: await shipsNothing(container, found, lines),
      }
    : null
}
