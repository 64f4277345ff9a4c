import { z } from "@medusajs/framework/zod"
import type {
  DisputeStatus,
  PartnerDispute,
  PartnerPayment,
  PartnerRefundOf,
  PaymentStatus,
} from "../../modules/billing/provider/ledger"
import { refundAnswer, toRefund } from "./wire"

const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    object: z.literal("list"),
    has_more: z.boolean(),
    data: z.array(item),
  })

/** What of Stripe's payment intent the books need (API of 2026). */
export const paymentAnswer = z.object({
  id: z.string().min(1),
  object: z.literal("payment_intent"),
  status: z.string(),
  amount_received: z.number().int().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})
export const paymentList = listOf(paymentAnswer)

const refundOfAnswer = refundAnswer.extend({
  payment_intent: z.string().nullish(),
})
export const refundOfList = listOf(refundOfAnswer)

export const disputeAnswer = z.object({
  id: z.string().min(1),
  object: z.literal("dispute"),
  amount: z.number().int(),
  reason: z.string(),
  status: z.string(),
  created: z.number(),
  payment_intent: z.string().nullish(),
  evidence_details: z.object({ due_by: z.number().nullish() }).nullish(),
})
export const disputeList = listOf(disputeAnswer)

const PAYMENT_STATUS: Record<string, PaymentStatus> = {
  succeeded: "succeeded",
  requires_capture: "authorised",
  canceled: "canceled",
}

export function toPayment(
  answer: z.infer<typeof paymentAnswer>
): PartnerPayment {
  const { id, amount_received, metadata } = answer
  const status = PAYMENT_STATUS[answer.status] ?? "open"
  return {
    payment_intent: id,
    received: status === "succeeded" ? (amount_received ?? 0) : 0,
    status,
    session_id: metadata?.["session_id"] ?? null,
    instalment_id: metadata?.["instalment_id"] ?? null,
  }
}

/** Nothing of a refund that is of no payment intent: none of ours is. */
export function toRefundOf(
  answer: z.infer<typeof refundOfAnswer>
): PartnerRefundOf[] {
  const { payment_intent } = answer
  return payment_intent ? [{ ...toRefund(answer), payment_intent }] : []
}

const DISPUTE_STATUS: Record<string, DisputeStatus> = {
  won: "won",
  warning_closed: "won",
  prevented: "won",
  lost: "lost",
}

/** Nothing of a dispute that is of no payment intent: none of ours is. */
export function toDispute(
  answer: z.infer<typeof disputeAnswer>
): PartnerDispute[] {
  const { id, payment_intent, amount, reason, status, created } = answer
  const due = answer.evidence_details?.due_by
  return payment_intent
    ? [
        {
          id,
          payment_intent,
          amount,
          reason,
          status: DISPUTE_STATUS[status] ?? "open",
          partner_status: status,
          evidence_due_at: due ? new Date(due * 1000) : null,
          opened_at: new Date(created * 1000),
        },
      ]
    : []
}
