import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isStray } from "../../modules/billing/domain/stray-refunds"
import type { PartnerRefund } from "../../modules/billing/provider"
import type {
  ExternalInput,
  PaymentOfOrder,
  RefundRecord,
} from "../../modules/billing/types"
import { partnerActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { readRow } from "../../shared/read-rows"
import { casesOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { topUpOfCollection } from "../top-up/find-top-up"
import { readPaidForInstalment } from "../treatment-plan/refund-instalment"
import { plansOf } from "../treatment-plan/services"
import { billingOf } from "./services"

/**
 * Brings our refunds of one payment up to what the partner has: ours by their
 * number or key, and those that somebody made elsewhere, which are recognised.
 * Money that belonged to nothing here stands in no order's books.
 * Called by the webhook, by the sweep, and before anything is sent again; late,
 * doubled and reordered news come to the same end.
 * @throws PartnerHttpError, RefundRefused
 */
export async function syncPayment(
  container: MedusaContainer,
  paymentIntent: string
): Promise<void> {
  const billing = billingOf(container)
  const found = await billing.listAtPartner(paymentIntent)
  const known = await billing.listCaseRefunds({ payment_intent: paymentIntent })
  for (const partner of found) {
    const ours = rowOf(partner, known)
    if (ours) {
      await billing.recordPartner(
        ours.id,
        partner,
        partnerActor("stripe"),
        clock.now()
      )
    } else if (partner.status !== "failed" && !isStray(partner)) {
      await recognise(container, paymentIntent, known, partner)
    }
  }
  const [any] = known
  if (any) {
    await billing.noteChecked(any.payment_id, clock.now())
  }
  await wakeWorker(container)
}

const rowOf = (partner: PartnerRefund, known: RefundRecord[]) =>
  known.find((row) => row.partner_refund_id === partner.id) ??
  known.find((row) => partner.key !== null && row.key === partner.key)

async function recognise(
  container: MedusaContainer,
  paymentIntent: string,
  known: RefundRecord[],
  partner: PartnerRefund
): Promise<void> {
  const payment = known[0] ?? (await findPayment(container, paymentIntent))
  if (!payment) {
    return
  }
  const { order_id, payment_id } = payment
  await billingOf(container).recordExternal(
    {
      order_id,
      payment_id,
      payment_intent: paymentIntent,
      partner,
      only_case:
        (await monthOf(container, order_id)) ??
        (await onlyCase(container, order_id, payment_id)),
      medusa_refund_id: await medusaRefund(container, payment_id, partner),
    },
    clock.now()
  )
}

/** The order whose payment it is, found by the session that the partner keeps; null when it is none of ours. */
async function findPayment(
  container: MedusaContainer,
  payment_intent: string
): Promise<PaymentOfOrder | null> {
  const session = await billingOf(container).sessionOf(payment_intent)
  const [payment] = session
    ? await container
        .resolve(Modules.PAYMENT)
        .listPayments({ payment_session_id: session }, { take: 1 })
    : []
  if (!payment) {
    return null
  }
  const link = await readRow(
    container,
    {
      entity: "order_payment_collection",
      fields: ["order_id"],
      filters: { payment_collection_id: payment.payment_collection_id },
    },
    z.object({ order_id: z.string() })
  )
  return link
    ? { order_id: link.order_id, payment_id: payment.id, payment_intent }
    : null
}

/** The case whose money it can only be: of a difference the one that was changed, else the order's only one. */
async function onlyCase(
  container: MedusaContainer,
  order_id: string,
  payment_id: string
): Promise<ExternalInput["only_case"]> {
  const { payment_collection_id } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(payment_id, { select: ["id", "payment_collection_id"] })
  const topUp = await topUpOfCollection(container, payment_collection_id)
  const cases = await casesOf(container).listClinicalCases(
    topUp ? { id: topUp.case_id } : { order_id },
    { select: ["id", "line_item_id", "patient_id"], take: 2 }
  )
  const [one] = cases
  return one && cases.length === 1
    ? {
        case_id: one.id,
        line_item_id: one.line_item_id,
        patient_id: one.patient_id,
      }
    : null
}

/** The month of a plan that an order of its own is for. */
async function monthOf(
  container: MedusaContainer,
  order_id: string
): Promise<ExternalInput["only_case"]> {
  const plans = plansOf(container)
  const [month] = await plans.listInstalments(
    { order_id, number: { $gt: 1 } },
    { take: 1 }
  )
  if (!month) {
    return null
  }
  const plan = await plans.retrievePlan(month.plan_id)
  const [paid] = await readPaidForInstalment(container, plan, month)
  const { case_id, patient_id } = plan
  return paid
    ? {
        case_id,
        patient_id,
        line_item_id: paid.line_item_id,
        instalment_id: month.id,
      }
    : null
}

/** Medusa's row of a refund that was made in its admin. */
async function medusaRefund(
  container: MedusaContainer,
  paymentId: string,
  { refund_id }: PartnerRefund
): Promise<string | null> {
  const { refunds } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(paymentId, { relations: ["refunds"] })
  return refunds?.find(({ id }) => id === refund_id)?.id ?? null
}
