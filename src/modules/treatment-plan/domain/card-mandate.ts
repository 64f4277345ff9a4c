import { contentHash } from "../../../shared/canonical-json"
import { formatPence } from "../../../shared/money"

/** What a patient agrees to with another card; amounts in pence. */
export type CardTerms = {
  /** The plan's reference. */
  reference: string
  /** Taken at once for a month that could not be paid; 0 for none. */
  unpaid: number
  monthly_price: number
  delivery_price: number
  /** Months that are still to be charged, the unpaid one left out. */
  payments: number
}

const VERSION = "card-2026-11"

/** The wording under which another card is charged for what remains of a plan (PAY-3, PAY-7); names no medicine. */
export function cardMandateText(terms: CardTerms): {
  version: string
  text: string
  hash: string
} {
  const text = [
    `I agree that payments for my plan ${terms.reference} are taken from the card that I give now, instead of my earlier card.`,
    ...(terms.unpaid > 0
      ? [`${formatPence(terms.unpaid)} now, for the month that isn’t paid.`]
      : []),
    ...monthly(terms),
    "I can skip a month, pause or ask to end my plan in my account, before a payment is taken. Then no more is taken than what I was sent.",
  ].join(" ")
  return { version: VERSION, text, hash: contentHash(text) }
}

function monthly(terms: CardTerms): string[] {
  const { monthly_price, delivery_price, payments } = terms
  if (payments === 0) {
    return []
  }
  const amount = formatPence(monthly_price + delivery_price)
  const delivery =
    delivery_price > 0
      ? ` (${formatPence(delivery_price)} of it for delivery)`
      : ""
  return [
    payments === 1
      ? `Then ${amount}${delivery} once more, on the day shown in my account.`
      : `Then ${amount}${delivery} about the same day each month, ${payments} more times.`,
  ]
}
