/** How a refund stands at the partner; a cancelled one failed, as far as the money goes. */
export const PARTNER_STATUSES = [
  "pending",
  "requires_action",
  "succeeded",
  "failed",
] as const
export type PartnerStatus = (typeof PARTNER_STATUSES)[number]

/** A refund as the partner has it now. */
export type PartnerRefund = {
  id: string
  /** Pence. */
  amount: number
  status: PartnerStatus
  /** The partner's own code of why it failed. */
  failure_code: string | null
  /** Whose it says it is: a refund of ours or of Medusa's; null for one made in the dashboard. */
  refund_id: string | null
  /** The key under which we sent it; null for one that we didn't. */
  key: string | null
}

/** How a payment stands at the partner; `open` was never paid, and may yet be. */
export const PAYMENT_STATUSES = [
  "open",
  "authorised",
  "succeeded",
  "canceled",
] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/** A payment as the partner has it now. */
export type PartnerPayment = {
  payment_intent: string
  /** Pence that the partner took; 0 unless it succeeded. */
  received: number
  status: PaymentStatus
  /** Our payment session, and our instalment, that it says it is for. */
  session_id: string | null
  instalment_id: string | null
}

/** A refund with the payment that it is of. */
export type PartnerRefundOf = PartnerRefund & { payment_intent: string }

/** How a dispute stands: an inquiry that came to nothing is won. */
export const DISPUTE_STATUSES = ["open", "won", "lost"] as const
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number]

/** A dispute as the partner has it now. */
export type PartnerDispute = {
  id: string
  payment_intent: string
  /** Pence. */
  amount: number
  status: DisputeStatus
  /** The partner's own codes of why, and of how far it is. */
  reason: string
  partner_status: string
  /** Until when the bank takes evidence; null when it takes none. */
  evidence_due_at: Date | null
  opened_at: Date
}
