import type { MedusaContainer } from "@medusajs/framework/types"
import type { DifferenceRecord } from "../../modules/billing/differences"
import {
  type Books,
  type Difference,
  reconcile,
} from "../../modules/billing/domain/reconcile"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { readOurBooks } from "./our-books"
import { billingOf } from "./services"

/** Everything that both sides have of one payment. @throws PartnerHttpError, RefundRefused */
export async function readBooks(
  container: MedusaContainer,
  paymentIntent: string
): Promise<Books> {
  const billing = billingOf(container)
  const payment = await billing.ledger().readPayment(paymentIntent)
  const refunds = payment ? await billing.listAtPartner(paymentIntent) : []
  const theirs = {
    payments: payment ? [payment] : [],
    refunds: refunds.map((one) => ({ ...one, payment_intent: paymentIntent })),
    disputes: payment ? await billing.ledger().disputesOf(paymentIntent) : [],
  }
  return {
    theirs,
    ours: await readOurBooks(container, theirs, [paymentIntent]),
  }
}

/**
 * Compares what both sides have of one payment, and keeps what differs; what
 * differed before and doesn't any more is mended.
 * @param actor who had it compared
 * @throws PartnerHttpError, RefundRefused
 */
export async function comparePayment(
  container: MedusaContainer,
  paymentIntent: string,
  actor: Actor
): Promise<DifferenceRecord[]> {
  const found: Difference[] = reconcile(
    await readBooks(container, paymentIntent)
  )
  return billingOf(container).settleDifferences(
    paymentIntent,
    found,
    actor,
    clock.now()
  )
}
