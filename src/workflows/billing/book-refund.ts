import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { RefundState } from "../../modules/billing/domain/refund-machine"
import type { RefundRecord } from "../../modules/billing/types"
import { clock } from "../../shared/clock"
import { unexpected } from "../../shared/errors"
import { toPounds } from "../../shared/money"
import { adoptRefund, dropAdoption } from "./adoption"
import { releaseLine } from "./release-line"
import { billingOf } from "./services"
import { finishTornRefund, takeRefundBack } from "./torn-refund"

/** The money left, or is as good as gone. */
const GIVEN: RefundState[] = [
  "pending",
  "requires_action",
  "succeeded",
  "settled_by_hand",
]

/**
 * Has Medusa's books say what became of a refund: the line of a case that ended
 * is taken off its order and its stock is free, the refund stands at the
 * payment, and the order's difference is 0. A refund that failed is taken out
 * again. Each step finds what it did before; called after every move.
 */
export async function bookRefund(
  container: MedusaContainer,
  refundId: string
): Promise<void> {
  const { payment_id } = await billingOf(container).retrieveCaseRefund(refundId)
  await container
    .resolve(Modules.LOCKING)
    .execute(`refund-books:${payment_id}`, async () => {
      const refund = await billingOf(container).retrieveCaseRefund(refundId)
      if (GIVEN.includes(refund.state) && refund.covered_by === null) {
        await book(container, refund)
      } else if (cameToNothing(refund) && refund.medusa_refund_id) {
        await takeRefundBack(container, refund, refund.medusa_refund_id)
        await billingOf(container).recordBooking(refund.id, null, clock.now())
      }
    })
}

/** It failed, whoever gave its money since. */
const cameToNothing = ({ state, covered_by }: RefundRecord): boolean =>
  state === "failed" || covered_by !== null

async function book(
  container: MedusaContainer,
  refund: RefundRecord
): Promise<void> {
  await releaseLine(container, refund)
  if (refund.booked_at) {
    return
  }
  const known = await medusaRefundOf(container, refund)
  if (known) {
    await finishTornRefund(container, refund, known)
  } else {
    await adoptRefund(container, refund)
    await refundPaymentWorkflow(container).run({
      input: {
        payment_id: refund.payment_id,
        amount: toPounds(refund.amount),
        created_by: refund.requested_by,
        // What a repetition finds it by.
        note: refund.id,
      },
    })
  }
  await dropAdoption(container, refund.payment_id)
  const made = known ?? (await medusaRefundOf(container, refund))
  if (!made) {
    throw unexpected(`Medusa did not keep refund ${refund.id}`)
  }
  await billingOf(container).recordBooking(refund.id, made, clock.now())
}

/** Medusa's row of a refund, by the note that names ours. */
async function medusaRefundOf(
  container: MedusaContainer,
  { id, payment_id }: RefundRecord
): Promise<string | null> {
  const { refunds } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(payment_id, { relations: ["refunds"] })
  return (
    (refunds ?? []).find((row) => "note" in row && row.note === id)?.id ?? null
  )
}
