import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { notFound } from "../../shared/errors"
import {
  collectionOfBasket,
  isAuthorised,
  refreshSession,
  STRIPE_PROVIDER_ID,
} from "./payment-session"

const moment = z.union([z.string(), z.date()]).nullish()

const orderSchema = z.object({
  id: z.string(),
  display_id: z.coerce.number(),
  created_at: z.coerce.date(),
  status: z.string(),
  customer_id: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  cart: z.object({ id: z.string(), completed_at: moment }).nullish(),
  payment_collections: z
    .array(
      z.object({
        id: z.string(),
        payments: z
          .array(
            z.object({
              id: z.string(),
              captured_at: moment,
              canceled_at: moment,
            })
          )
          .nullish(),
      })
    )
    .nullish(),
})

export type OrderToSettle = z.infer<typeof orderSchema>

/** An order with its basket and payments, as settling needs it. */
export async function readOrderToSettle(
  container: MedusaContainer,
  orderId: string
): Promise<OrderToSettle> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "order",
      fields: [
        "id",
        "display_id",
        "created_at",
        "status",
        "customer_id",
        "metadata",
        "cart.id",
        "cart.completed_at",
        "payment_collections.id",
        "payment_collections.payments.id",
        "payment_collections.payments.captured_at",
        "payment_collections.payments.canceled_at",
      ],
      filters: { id: orderId },
    })
  if (!data[0]) {
    throw notFound("Order", orderId)
  }
  return orderSchema.parse(data[0])
}

export const livePayments = (order: OrderToSettle) =>
  (order.payment_collections ?? [])
    .flatMap(({ payments }) => payments ?? [])
    .filter(({ canceled_at }) => !canceled_at)

/**
 * Ties an order to the payment of its basket: killed between the two ties that
 * Medusa makes at once, an order may have the one to its basket only.
 * @returns the order with its payment
 */
export async function linkPayment(
  container: MedusaContainer,
  order: OrderToSettle
): Promise<OrderToSettle> {
  if (!order.cart || (order.payment_collections ?? []).length > 0) {
    return order
  }
  const payment_collection_id = await collectionOfBasket(
    container,
    order.cart.id
  )
  if (!payment_collection_id) {
    return order
  }
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: order.id },
    [Modules.PAYMENT]: { payment_collection_id },
  })
  return readOrderToSettle(container, order.id)
}

/**
 * Makes sure that an order whose card was authorised has its payment: a
 * process killed while authorising leaves the order and the session, and
 * nothing between them.
 * @returns whether the order has a payment now
 */
export async function ensurePayment(
  container: MedusaContainer,
  order: OrderToSettle
): Promise<boolean> {
  if (livePayments(order).length > 0) {
    return true
  }
  const payments = container.resolve(Modules.PAYMENT)
  for (const collection of order.payment_collections ?? []) {
    const sessions = await payments.listPaymentSessions({
      payment_collection_id: collection.id,
      provider_id: STRIPE_PROVIDER_ID,
    })
    for (const session of sessions) {
      const fresh = await refreshSession(container, session)
      if (isAuthorised(fresh)) {
        await payments.authorizePaymentSession(session.id, {})
        return true
      }
    }
  }
  return false
}

/**
 * Takes the authorised money of an order, once: Medusa leaves a captured
 * payment alone, and Stripe answers a second capture with the first one.
 */
export async function captureOrder(
  container: MedusaContainer,
  orderId: string
): Promise<{ payment_ids: string[] }> {
  const order = await readOrderToSettle(container, orderId)
  const payments = livePayments(order)
  for (const payment of payments) {
    if (!payment.captured_at) {
      await dropUnfinishedCaptures(container, payment.id)
    }
    // Also for one that is captured: it writes the order's transaction when that is missing.
    await capturePaymentWorkflow(container).run({
      input: { payment_id: payment.id },
    })
  }
  return { payment_ids: payments.map(({ id }) => id) }
}

/**
 * Medusa writes the capture, asks Stripe, then marks the payment. Killed in
 * between, the capture stands for money that nobody may have asked for, and
 * Medusa refuses another one.
 */
export async function dropUnfinishedCaptures(
  container: MedusaContainer,
  paymentId: string
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const captures = await payments.listCaptures({ payment_id: paymentId })
  if (captures.length > 0) {
    await payments.deleteCaptures(captures.map(({ id }) => id))
  }
}
