import type {
  CaptureDTO,
  MedusaContainer,
  PaymentDTO,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { InstalmentRecord } from "../../modules/treatment-plan/types"
import { unexpected } from "../../shared/errors"
import { toPounds } from "../../shared/money"
import { STRIPE_PROVIDER_ID } from "../checkout/payment-session"
import { takenPayment, type TakenPayment } from "../../shared/taken-payment"
import { collectionsOf } from "./payment-collections"

const CURRENCY = "gbp"

type Paid = Pick<InstalmentRecord, "id" | "amount"> & {
  order_id: string
  payment_intent: string
}

/**
 * Writes a month's payment, which the partner took already, into its order:
 * session, payment, capture, transaction. Our provider asks Stripe whether it
 * is that payment and makes none. Each part finds what a crash left; the caller
 * holds the month's lock.
 */
export async function adoptPayment(
  container: MedusaContainer,
  paid: Paid
): Promise<void> {
  const collection = (await collectionsOf(container, [paid.order_id])).get(
    paid.order_id
  )
  if (!collection) {
    throw unexpected(`Order ${paid.order_id} has no payment collection`)
  }
  const session =
    (await sessionOf(container, collection, paid)) ??
    (await makeSession(container, collection, paid))
  // Gives the payment that is there already.
  const payment = await container
    .resolve(Modules.PAYMENT)
    .authorizePaymentSession(session, {})
  if (!payment) {
    throw unexpected(`Payment session ${session} isn't authorised`)
  }
  const captures = await ensureCaptures(container, payment)
  await ensureTransactions(container, paid.order_id, captures)
}

/** The session that was made for this payment before. */
async function sessionOf(
  container: MedusaContainer,
  payment_collection_id: string,
  { payment_intent }: Paid
): Promise<string | undefined> {
  const sessions = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions({
      payment_collection_id,
      provider_id: STRIPE_PROVIDER_ID,
    })
  return sessions.find(
    ({ data }) =>
      data["id"] === payment_intent ||
      takenPayment(data)?.payment_intent === payment_intent
  )?.id
}

async function makeSession(
  container: MedusaContainer,
  collection: string,
  { id, amount, payment_intent }: Paid
): Promise<string> {
  const taken_payment: TakenPayment = {
    payment_intent,
    instalment_id: id,
    amount,
  }
  const session = await container
    .resolve(Modules.PAYMENT)
    .createPaymentSession(collection, {
      provider_id: STRIPE_PROVIDER_ID,
      currency_code: CURRENCY,
      amount: toPounds(amount),
      data: { taken_payment },
    })
  return session.id
}

/** Medusa writes payment and capture one after the other: killed in between, the capture is missing. */
async function ensureCaptures(
  container: MedusaContainer,
  { id }: PaymentDTO
): Promise<CaptureDTO[]> {
  const payments = container.resolve(Modules.PAYMENT)
  const captures = await payments.listCaptures({ payment_id: id })
  if (captures.length > 0) {
    return captures
  }
  await payments.capturePayment({ payment_id: id })
  return payments.listCaptures({ payment_id: id })
}

/** The order's own books; each capture once. */
async function ensureTransactions(
  container: MedusaContainer,
  order_id: string,
  captures: readonly CaptureDTO[]
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const known = await orders.listOrderTransactions({
    order_id,
    reference: "capture",
  })
  const missing = captures.filter(
    ({ id }) => !known.some(({ reference_id }) => reference_id === id)
  )
  for (const { id, amount } of missing) {
    await orders.addOrderTransactions({
      order_id,
      amount: Number(amount),
      currency_code: CURRENCY,
      reference: "capture",
      reference_id: id,
    })
  }
}
