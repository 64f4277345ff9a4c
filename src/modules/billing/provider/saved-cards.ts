/** The saving of a card at the partner, as it stands. */
export type CardSaving = {
  setup_intent: string
  /** With it the browser types the card in at the partner. */
  client_secret: string
  /** `open` until the cardholder, and where asked their bank, has agreed. */
  status: "open" | "succeeded" | "canceled"
  customer: string | null
  payment_method: string | null
  /** "visa 4242"; null until there is a card. */
  label: string | null
}

export type NewCardSaving = {
  customer: string
  /** Whose it is; the partner keeps it. */
  plan_id: string
  /** The idempotency key. */
  key: string
}

export type Confirmation = {
  payment_intent: string
  payment_method: string
  /** Where the bank sends the cardholder back to. */
  return_url: string
  key: string
}

/** What became of a confirmation with the cardholder present. */
export type Confirmed =
  | { kind: "paid" }
  /** The bank asks the cardholder on its own page. */
  | { kind: "ask"; url: string }
  | { kind: "refused"; code: string }

/** Cards that are kept at the partner, and payments that their holder confirms. */
export abstract class AbstractSavedCards {
  /** Begins to save a card for charges without its holder; the same key is one. @throws PartnerHttpError, RefundRefused */
  abstract beginSaving(saving: NewCardSaving): Promise<CardSaving>

  /** The saving of a card as it stands; null when the partner doesn't know it. @throws PartnerHttpError, RefundRefused */
  abstract readSaving(setupIntent: string): Promise<CardSaving | null>

  /** Confirms a payment that the bank wanted its holder for. @throws PartnerHttpError */
  abstract confirmPayment(confirmation: Confirmation): Promise<Confirmed>
}
