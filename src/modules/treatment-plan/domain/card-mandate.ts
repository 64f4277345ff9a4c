import { contentHash } from "../../../shared/canonical-json"
import { formatPence } from "../../../shared/money"
import type { Mandate } from "./mandate"

/** What a patient agrees to with another card; amounts in pence. */
export type CardTerms = {
  /** Who takes the money, and where to reach them. */
  pharmacy: string
  phone: string
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
const PART = "\n\n"

/**
 * The wording under which another card is charged for what remains of a plan
 * (PAY-3, PAY-7). It names no medicine.
 */
export function cardMandateText(terms: CardTerms): Mandate {
  const { pharmacy, phone, reference } = terms
  const text = [
    `From now on ${pharmacy} takes the payments for your plan ${reference} from the card that you give here, and no longer from your earlier card.`,
    now(terms),
    ...later(terms),
    `You can skip a month, choose another day, pause or stop in your account, or by phone on ${phone}, before a payment is taken. When you stop, we take nothing more.`,
    `You let ${pharmacy} keep this card with our payment provider and ask your bank for these payments when you aren’t present.`,
  ].join(PART)
  return {
    version: VERSION,
    text,
    hash: contentHash({ version: VERSION, text }),
  }
}

/** Whether a wording that was agreed to has this amount taken at once, in pence. */
export const takesNow = (text: string, unpaid: number): boolean =>
  unpaid > 0 && text.split(PART).includes(now({ unpaid }))

const now = ({ unpaid }: Pick<CardTerms, "unpaid">): string =>
  unpaid > 0
    ? `We take ${formatPence(unpaid)} now, for the month that isn’t paid.`
    : "Nothing is taken from your card today."

function later(terms: CardTerms): string[] {
  const { monthly_price, delivery_price, payments } = terms
  if (payments === 0) {
    return []
  }
  const amount = formatPence(monthly_price + delivery_price)
  const parts = `${formatPence(monthly_price)} for your treatment and ${formatPence(delivery_price)} for its delivery`
  return [
    payments === 1
      ? `There is one more monthly payment of ${amount}: ${parts}.`
      : `There are ${payments} more monthly payments of ${amount}: ${parts}.`,
    "The days are shown in your account. Price and delivery stay the same for the whole plan unless you agree to a change.",
  ]
}
