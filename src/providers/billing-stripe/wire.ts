import { z } from "@medusajs/framework/zod"
import type {
  PartnerRefund,
  PartnerStatus,
} from "../../modules/billing/provider"

/** What of Stripe's refund object is read (API of 2026). */
export const refundAnswer = z.object({
  id: z.string().min(1),
  object: z.literal("refund"),
  amount: z.number().int(),
  status: z.string().nullish(),
  failure_reason: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})

export const refundList = z.object({
  object: z.literal("list"),
  has_more: z.boolean(),
  data: z.array(refundAnswer),
})

export const errorAnswer = z.object({
  error: z.object({
    type: z.string().nullish(),
    code: z.string().nullish(),
  }),
})

const STATUS: Record<string, PartnerStatus> = {
  pending: "pending",
  requires_action: "requires_action",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "failed",
}

/** Stripe's refund in our words; a status that we don't know is still under way. */
export function toRefund(answer: z.infer<typeof refundAnswer>): PartnerRefund {
  const { id, amount, metadata } = answer
  const status = STATUS[answer.status ?? ""] ?? "pending"
  return {
    id,
    amount,
    status,
    failure_code:
      status === "failed"
        ? (answer.failure_reason ?? answer.status ?? "unknown")
        : null,
    refund_id: metadata?.["refund_id"] ?? null,
    key: metadata?.["refund_key"] ?? null,
  }
}
