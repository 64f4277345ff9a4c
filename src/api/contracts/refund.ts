import { z } from "@medusajs/framework/zod"

export const REFUND_STATES = [
  "requested",
  "sent",
  "pending",
  "requires_action",
  "succeeded",
  "failed",
  "settled_by_hand",
] as const
export type RefundStateName = (typeof REFUND_STATES)[number]

export const ListRefunds = z
  .object({
    /** "attention" stands still until a person does something. */
    view: z
      .enum(["attention", "waiting", "awaiting", "done", "all"])
      .default("attention"),
    state: z.enum(REFUND_STATES).optional(),
    order_id: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    offset: z.coerce.number().int().min(0).default(0),
  })
  .strict()
export type ListRefundsType = z.infer<typeof ListRefunds>

export const SettleRefund = z
  .object({ reason: z.string().trim().min(10).max(1_000) })
  .strict()
export type SettleRefundType = z.infer<typeof SettleRefund>

/** A refund as staff see it; amounts in pence. */
export type RefundView = {
  id: string
  case_id: string | null
  case_reference: string | null
  /** Whose month it is of; null for a case's. */
  plan: { id: string; reference: string } | null
  order_id: string
  order_display_id: number | null
  amount: number
  /** Part of `amount`. */
  delivery_amount: number
  purpose: "ended" | "instalment" | "price_difference" | "external"
  reason_class: string | null
  state: RefundStateName
  /** False: a person presses Refund. */
  automatic: boolean
  /** Another refund gave its money. */
  covered: boolean
  /** The payment provider's own code. */
  failure_code: string | null
  attempt: number
  partner_refund_id: string | null
  requested_at: string
  waiting_since: string
  confirmed_at: string | null
  /** What a person may do now. */
  actions: ("send" | "retry" | "settle")[]
}

/** How the money of a case stands, for its page. */
export type CaseRefunds = { refunds: RefundView[] }

/** The answer to a press of a button. */
export type RefundMoved = { refund: { id: string; state: RefundStateName } }
