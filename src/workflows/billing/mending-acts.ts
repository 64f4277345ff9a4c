import type { MedusaContainer } from "@medusajs/framework/types"
import type { DifferenceRecord } from "../../modules/billing/differences"
import type { MendingAct } from "../../modules/billing/domain/difference-kinds"
import { isStray, strayKey } from "../../modules/billing/domain/stray-refunds"
import type { Actor } from "../../shared/actor"
import { partnerActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { applySession } from "../checkout/apply-stripe-event"
import { settleOrderWorkflow } from "../checkout/settle-order"
import { refreshCharge } from "../treatment-plan/apply-charge"
import { settlePaidInstalment } from "../treatment-plan/settle-paid"
import { correctPayment } from "./correct-payment"
import { correctRefund } from "./correct-refund"
import { billingOf } from "./services"
import { syncDispute } from "./sync-dispute"
import { syncPayment } from "./sync-payment"

type Act = (
  container: MedusaContainer,
  row: DifferenceRecord,
  actor: Actor
) => Promise<void>

/** What a person's button does about each kind of difference; each may be done again. */
export const mendingActs: Record<MendingAct, Act> = {
  settle_payment: async (container, row) => {
    const session = await billingOf(container).sessionOf(row.payment_intent)
    if (session) {
      await applySession(container, session)
    }
    if (row.order_id) {
      await settleOrderWorkflow(container).run({
        input: { order_id: row.order_id },
      })
    }
  },
  record_charge: async (container, row) => {
    await refreshCharge(container, row.payment_intent)
    if (row.instalment_id) {
      await settlePaidInstalment(container, row.instalment_id)
    }
  },
  give_back: giveBack,
  take_payment: async (container, { payment_intent }) => {
    await billingOf(container)
      .ledger()
      .capture(payment_intent, `capture:${payment_intent}`)
  },
  correct_payment: correctPayment,
  sync_refunds: (container, { payment_intent }) =>
    syncPayment(container, payment_intent),
  correct_refund: correctRefund,
  fail_refund: async (container, row) => {
    const billing = billingOf(container)
    const refund = await billing.retrieveCaseRefund(row.subject_id)
    await billing.recordPartner(
      refund.id,
      {
        id: refund.partner_refund_id ?? refund.id,
        status: "failed",
        failure_code: "not_found",
      },
      partnerActor("stripe"),
      clock.now()
    )
  },
  sync_dispute: (container, { subject_id }) =>
    syncDispute(container, subject_id),
}

/** What the partner holds too much goes back to the card, by itself and once. */
async function giveBack(
  container: MedusaContainer,
  row: DifferenceRecord
): Promise<void> {
  const billing = billingOf(container)
  const { id, kind, payment_intent, their_amount, our_amount } = row
  const amount =
    (their_amount ?? 0) - (kind === "received_more" ? (our_amount ?? 0) : 0)
  const before = await billing.listAtPartner(payment_intent)
  await billing.create({
    payment_intent,
    amount,
    refund_id: id,
    key: strayKey(payment_intent, {
      given: before.filter(isStray).length,
      amount,
    }),
  })
}
