import type {
  PartnerDispute,
  PartnerPayment,
  PartnerRefundOf,
} from "../domain/partner-records"
import { AbstractSavedCards } from "./saved-cards"

export {
  DISPUTE_STATUSES,
  PAYMENT_STATUSES,
  type DisputeStatus,
  type PartnerDispute,
  type PartnerPayment,
  type PartnerRefundOf,
  type PaymentStatus,
} from "../domain/partner-records"

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
