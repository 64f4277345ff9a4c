import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentActions } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import {
  basketOfSession,
  intentOf,
  isAuthorised,
  refreshSession,
} from "./payment-session"
import { placeOrderWorkflow } from "./place-order"

const eventSchema = z.object({
  id: z.string(),
  type: z.string(),
  data: z.object({
    object: z.object({
      id: z.string(),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
})

/**
 * Works on a stored Stripe event. The event says only that something may have
 * changed: what is done follows from the intent as Stripe has it now, so late,
 * doubled and reordered events come to the same end. Events about anything but
 * a payment intent of ours stay in the inbox and start nothing.
 */
export async function applyStripeEvent(
  container: MedusaContainer,
  body: string
): Promise<void> {
  const event = eventSchema.parse(JSON.parse(body))
  const sessionId = event.data.object.metadata?.["session_id"]
  if (!event.type.startsWith("payment_intent.") || !sessionId) {
    return
  }
  await applySession(container, sessionId)
}

/**
 * Brings one payment session up to date and lets follow what does: an
 * authorised basket becomes an order, an order is settled, a payment without a
 * basket is Medusa's to process. Called by the webhook and the sweep.
 */
export async function applySession(
  container: MedusaContainer,
  sessionId: string
): Promise<void> {
  const [session] = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions({ id: sessionId }, { take: 1 })
  if (!session) {
    return
  }
  const fresh = await refreshSession(container, session)
  if (!isAuthorised(fresh)) {
    return
  }
  const basketId = await basketOfSession(container, fresh.payment_collection_id)
  if (basketId) {
    await placeOrderWorkflow(container).run({
      input: { basket_id: basketId },
    })
    return
  }
  await processPaymentWorkflow(container).run({
    input: {
      action:
        intentOf(fresh)?.status === "succeeded"
          ? PaymentActions.SUCCESSFUL
          : PaymentActions.AUTHORIZED,
      data: { session_id: fresh.id, amount: fresh.amount },
    },
  })
}
