import type { PartnerRefund } from "./domain/partner-records"
import { AbstractCharges } from "./provider/charges"

export {
  PARTNER_STATUSES,
  type PartnerRefund,
  type PartnerStatus,
} from "./domain/partner-records"

/** The key under which the configured payment provider's refunds are registered. */
export const REFUND_PROVIDER = "refund_provider"

export type NewPartnerRefund = {
  payment_intent: string
  /** Pence. */
  amount: number
  /** Ours; the partner keeps it, so that a lost answer can be looked up. */
  refund_id: string
  /** The idempotency key: the same one is one refund. */
  key: string
}

/** What billing asks of the company that holds the money. */
export abstract class AbstractRefundProvider extends AbstractCharges {
  static identifier: string
  /** The partner's name in the gateway. */
  abstract readonly partner: string

  /** Gives money back. @throws PartnerHttpError, RefundRefused */
  abstract create(refund: NewPartnerRefund): Promise<PartnerRefund>

  /** Every refund of a payment, whoever made it. @throws PartnerHttpError, RefundRefused */
  abstract list(paymentIntent: string): Promise<PartnerRefund[]>

  /** The session for which a payment was made; null when it is none of ours. @throws PartnerHttpError, RefundRefused */
  abstract sessionOf(paymentIntent: string): Promise<string | null>
}

/** The partner understood and said no; nothing was given back. */
export class RefundRefused extends Error {
  constructor(readonly code: string) {
    super(`The refund was refused: ${code}`)
    this.name = "RefundRefused"
  }
}
