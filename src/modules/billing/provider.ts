import { AbstractCharges } from "./charges"

/** The key under which the configured payment provider's refunds are registered. */
export const REFUND_PROVIDER = "refund_provider"

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
