import { AbstractLedger } from "./ledger"

/** A month's charge of a card that was saved for it; the patient isn't there. */
export type NewCharge = {
  /** Pence. */
  amount: number
  /** The partner's ids of the customer and the card. */
  customer: string
  payment_method: string
  instalment_id: string
  attempt: number
  /** The idempotency key: the same one is one charge. It stands in the partner's metadata too. */
  key: string
}

/** What became of a charge; `open` may yet become anything. */
export type PartnerCharge = {
  /** Null where it was refused before there was one. */
  payment_intent: string | null
  /** Whose it says it is; null for a payment that is no month's. */
  instalment_id: string | null
  attempt: number | null
} & (
  | { status: "succeeded" | "needs_authentication" | "open" }
  /** The partner's own code of why. */
  | { status: "declined"; code: string }
)

/** Charges without the patient, as the monthly instalments need them (PAY-3, PAY-7). */
export abstract class AbstractCharges extends AbstractLedger {
  /** Charges a saved card once; a decline is an answer. @throws PartnerHttpError */
  abstract charge(charge: NewCharge): Promise<PartnerCharge>

  /** The charge that was sent under a key; null when the partner has none. @throws PartnerHttpError, RefundRefused */
  abstract findCharge(
    customer: string,
    key: string
  ): Promise<PartnerCharge | null>

  /** Every charge that was made for a month, whatever became of it. @throws PartnerHttpError, RefundRefused */
  abstract chargesOf(
    customer: string,
    instalmentId: string
  ): Promise<PartnerCharge[]>

  /** A charge as it stands now; null when the partner doesn't know it. @throws PartnerHttpError, RefundRefused */
  abstract readCharge(paymentIntent: string): Promise<PartnerCharge | null>

  /**
   * Makes sure that a charge can't be paid any more. One that was paid meanwhile
   * stays so, and is said to be; one that couldn't be called off is "open".
   * @throws PartnerHttpError, RefundRefused
   */
  abstract giveUpCharge(paymentIntent: string): Promise<PartnerCharge | null>
}
