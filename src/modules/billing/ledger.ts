import type { PartnerRefund } from "./provider"
import { AbstractSavedCards } from "./saved-cards"

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

/** What the partner can be asked to list. */
export type LedgerKinds = {
  payments: PartnerPayment
  refunds: PartnerRefundOf
  disputes: PartnerDispute
}

/** The partner's own books, as the comparison with ours reads them. */
export abstract class AbstractLedger extends AbstractSavedCards {
  /** Everything of a kind that was made from `from` on and before `to`, whoever made it. @throws PartnerHttpError, RefundRefused */
  abstract listSince<Kind extends keyof LedgerKinds>(
    kind: Kind,
    from: Date,
    to: Date
  ): Promise<LedgerKinds[Kind][]>

  /** One payment; null when the partner doesn't know it. @throws PartnerHttpError, RefundRefused */
  abstract readPayment(paymentIntent: string): Promise<PartnerPayment | null>

  /** The disputes of a payment. @throws PartnerHttpError, RefundRefused */
  abstract disputesOf(paymentIntent: string): Promise<PartnerDispute[]>

  /** One dispute; null when the partner doesn't know it. @throws PartnerHttpError, RefundRefused */
  abstract readDispute(id: string): Promise<PartnerDispute | null>

  /** Takes the money of an authorised payment, once for a key. @throws PartnerHttpError, RefundRefused */
  abstract capture(paymentIntent: string, key: string): Promise<PartnerPayment>
}
