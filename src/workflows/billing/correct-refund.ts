import type { MedusaContainer } from "@medusajs/framework/types"
import type { DifferenceRecord } from "../../modules/billing/differences"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { bookRefund } from "./book-refund"
import { billingOf } from "./services"
import { takeRefundBack } from "./torn-refund"

/** Has a refund of ours, and Medusa's books of it, say what the partner gave. */
export async function correctRefund(
  container: MedusaContainer,
  { subject_id, their_amount }: DifferenceRecord,
  actor: Actor
): Promise<void> {
  const billing = billingOf(container)
  const [refund] = await billing.listCaseRefunds(
    { partner_refund_id: subject_id },
    { take: 1 }
  )
  if (!refund || their_amount === null) {
    return
  }
  if (refund.medusa_refund_id) {
    await takeRefundBack(container, refund, refund.medusa_refund_id)
    await billing.recordBooking(refund.id, null, clock.now())
  }
  await billing.correctAmount(refund.id, their_amount, actor, clock.now())
  await bookRefund(container, refund.id)
}
