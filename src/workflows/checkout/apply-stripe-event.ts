import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentActions } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { parseJson } from "../../shared/parse-json"
import { topUpOfCollection } from "../top-up/find-top-up"
import { settleTopUp } from "../top-up/settle-top-up"
import {
  basketOfSession,
  intentOf,
  isAuthorised,
  refreshSession,
} from "./payment-session"
import { placeOrderWorkflow } from "./place-order"

const typeSchema = z.object({ type: z.string() })

/** That there is a payment, which is no end of one: whoever made it knows. */
const NO_NEWS = ["payment_intent.created", "payment_intent.processing"]

/** Whether anything may follow from a Stripe event; one that can't be read is looked at by staff. */
export function hasNews(body: string): boolean {
  const { data } = typeSchema.safeParse(parseJson(body))
  return !data || !NO_NEWS.includes(data.type)
}

const REFUND_EVENT = /^(refund\.|charge\.refund)/
const refundEventSchema = z.object({
  data: z.object({
    object: z.object({ payment_intent: z.string().nullish() }),
  }),
})

const intentEventSchema = z.object({
  data: z.object({
    object: z.object({
      id: z.string(),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
})

/**
 * The payment whose refunds a Stripe event is about; null for any other event,
 * and "unreadable" for one that names none. What became of them is asked of
 * Stripe, not read here.
 */
export function refundedPayment(
  body: string
): { payment_intent: string } | null | "unreadable" {
  const event = parseJson(body)
  const type = typeSchema.safeParse(event)
  if (!type.success || !REFUND_EVENT.test(type.data.type)) {
    return null
  }
  const payment_intent =
    refundEventSchema.safeParse(event).data?.data.object.payment_intent
  return payment_intent ? { payment_intent } : "unreadable"
}

/**
 * The session that a Stripe event is about. The event says only that something
 * may have changed: what is done follows from the intent as Stripe has it now,
 * so late, doubled and reordered events come to the same end.
 * @returns null for events about anything but a payment intent of ours, which
 * stay in the inbox and start nothing; "unreadable" for one that can't be read
 * now and so can't be read later
 */
export function sessionOfEvent(
  body: string
): { session_id: string } | null | "unreadable" {
  const event = parseJson(body)
  const type = typeSchema.safeParse(event)
  if (!type.success) {
    return "unreadable"
  }
  if (!type.data.type.startsWith("payment_intent.")) {
    return null
  }
  const intent = intentEventSchema.safeParse(event)
  if (!intent.success) {
    return "unreadable"
  }
  const session_id = intent.data.data.object.metadata?.["session_id"]
  return session_id ? { session_id } : null
}

/** The payment of a month of a plan that a Stripe event has news of; it has no session before it is paid. Null for any other. */
export function monthPaymentOfEvent(body: string): string | null {
  const event = parseJson(body)
  const type = typeSchema.safeParse(event)
  const intent = intentEventSchema.safeParse(event)
  if (!type.data?.type.startsWith("payment_intent.") || !intent.success) {
    return null
  }
  const { id, metadata } = intent.data.data.object
  return metadata?.["instalment_id"] ? id : null
}

/**
 * Brings one payment session up to date and lets follow what does: an
 * authorised basket becomes an order, an order is settled, the difference of a
 * dearer change accepts it, any other payment without a basket is Medusa's to
 * process. Called by the webhook and the sweep.
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
  const topUp = await topUpOfCollection(
    container,
    session.payment_collection_id
  )
  if (topUp) {
    await settleTopUp(container, topUp.id)
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
