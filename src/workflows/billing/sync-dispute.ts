import type { MedusaContainer } from "@medusajs/framework/types"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"
import { readOurBooks } from "./our-books"
import { billingOf } from "./services"

/**
 * Writes down how a dispute stands at the partner. Called by the webhook and by
 * the comparison of the books; late, doubled and reordered news come to the
 * same end.
 * @throws PartnerHttpError, RefundRefused
 */
export async function syncDispute(
  container: MedusaContainer,
  disputeId: string
): Promise<void> {
  const billing = billingOf(container)
  const found = await billing.ledger().readDispute(disputeId)
  if (!found) {
    return
  }
  const payment = await billing.ledger().readPayment(found.payment_intent)
  const { payments, instalments } = await readOurBooks(
    container,
    { payments: payment ? [payment] : [], refunds: [], disputes: [] },
    [found.payment_intent]
  )
  const order_id = [...payments, ...instalments].find(
    (one) => one.order_id !== null
  )?.order_id
  await billing.recordDispute(found, order_id ?? null, clock.now())
  await wakeWorker(container)
}
