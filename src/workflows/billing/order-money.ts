import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type { PaidForCase } from "../../modules/billing/domain/amounts"
import type { PaymentOfOrder } from "../../modules/billing/types"
import { notFound } from "../../shared/errors"
import { toPence } from "../../shared/money"
import { readRow } from "../../shared/read-rows"
import { casesOf } from "../clinical-review/services"
import { casesOfTopUps } from "../top-up/find-top-up"

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
    .array(
      z
        .object({ id: z.string(), payments: z.array(paymentSchema).nullish() })
        .nullable()
    )
    .nullish(),
})

export type OrderMoney = {
  /** Pence by line, with tax and after discounts. */
  lines: Map<string, number>
  /** Pence. */
  delivery: number
  /** Everything that was captured, the order's own payment first. */
  payments: CapturedPayment[]
}

/** A payment with what was captured of it, in pence. */
export type CapturedPayment = PaymentOfOrder & {
  collection_id: string
  captured: number
  /** The case whose dearer change it is the difference of; null for the order's own payment. */
  top_up_of: string | null
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
        "payment_collections.id",
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
  return {
    lines: new Map(
      order.items.flatMap((line) =>
        line ? [[line.id, toPence(line.total)] as const] : []
      )
    ),
    delivery: toPence(order.shipping_total),
    payments: await capturedPayments(container, order),
  }
}

type Order = z.infer<typeof orderSchema>

async function capturedPayments(
  container: MedusaContainer,
  { id, payment_collections }: Order
): Promise<CapturedPayment[]> {
  const collections = (payment_collections ?? []).flatMap((one) => one ?? [])
  const payments = collections.flatMap((collection) =>
    (collection.payments ?? [])
      .filter(({ captured_at, canceled_at }) => captured_at && !canceled_at)
      .map((payment) => ({ collection_id: collection.id, payment }))
  )
  // Most orders have one payment, which is nobody's difference.
  const cases =
    payments.length > 1
      ? await casesOfTopUps(
          container,
          payments.map(({ collection_id }) => collection_id)
        )
      : new Map<string, string>()
  return payments
    .flatMap(({ collection_id, payment }) =>
      capturedOf(payment, {
        order_id: id,
        collection_id,
        top_up_of: cases.get(collection_id) ?? null,
      })
    )
    .sort((a, b) => Number(a.top_up_of !== null) - Number(b.top_up_of !== null))
}

const capturedOf = (
  { id, data, captures }: z.infer<typeof paymentSchema>,
  place: Pick<CapturedPayment, "order_id" | "collection_id" | "top_up_of">
): CapturedPayment[] =>
  typeof data?.["id"] === "string"
    ? [
        {
          ...place,
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

/** One payment of a case, with what of it was for the case. */
export type PaidPart = PaymentOfOrder & PaidForCase

/**
 * What a case's patient paid for it, payment by payment: the order's own first,
 * then the differences of dearer changes, the oldest first. Nothing where
 * nothing was captured.
 */
export async function readPaidForCase(
  container: MedusaContainer,
  found: CaseRecord
): Promise<PaidPart[]> {
  const { lines, delivery, payments } = await readOrderMoney(
    container,
    found.order_id
  )
  const before = await casesOf(container).paidBeforeChanges(found.id)
  const nothing_ships = await shipsNothing(container, found, lines)
  const own = payments.filter(({ top_up_of }) => top_up_of === null).slice(0, 1)
  const differences = payments.filter(({ top_up_of }) => top_up_of === found.id)
  return [
    ...own.map((payment) => ({
      ...payment,
      case_id: found.id,
      // An accepted change's line costs something else by now; what was paid is what counts.
      line: before ?? lines.get(found.line_item_id) ?? 0,
      delivery,
      nothing_ships,
    })),
    ...differences.map((payment) => ({
      ...payment,
      case_id: found.id,
      line: payment.captured,
      delivery: 0,
      nothing_ships,
    })),
  ]
}
