import { contentHash } from "../../../shared/canonical-json"
import { formatPence } from "../../../shared/money"

const VERSION = "plan-2026-11"

/** What the patient is asked to agree to; the hash tells whether it is still the same. */
export type Mandate = { version: string; text: string; hash: string }

export type MandateTerms = {
  /** Who takes the money, and where to reach them. */
  pharmacy: string
  phone: string
  /** Pence paid with the agreement. */
  amount_now: number
  /** What is still to come of each plan; amounts in pence, each month. */
  plans: {
    payments_left: number
    monthly_price: number
    delivery_price: number
  }[]
}

/**
 * The wording under which a card is kept and charged later (PAY-3, PAY-8): what
 * is paid now, what is taken each month and how often, when, and how to stop.
 * It names no medicine, as banks, cards' statements and support read it. A sentence a line.
 */
export function mandateText(terms: MandateTerms): Mandate {
  const later = terms.plans.filter(({ payments_left }) => payments_left > 0)
  const sentences = [
    `You pay ${formatPence(terms.amount_now)} today for this order.`,
    ...(later.length === 0 ? onlyToday() : everyMonth(terms, later)),
  ]
  const text = sentences.join("\n")
  return {
    version: VERSION,
    text,
    hash: contentHash({ version: VERSION, text }),
  }
}

const onlyToday = () => [
  "It pays your plan in full: nothing more is taken, and your card isn’t kept.",
]

function everyMonth(
  { pharmacy, phone }: MandateTerms,
  later: MandateTerms["plans"]
): string[] {
  return [
    ...later.map((plan, at) => paymentsOf(pharmacy, plan, later.length, at)),
    "We take each payment about the same day each month after your first parcel is sent, and send that month’s parcel once it is paid.",
    "The price and the delivery charge stay the same for the whole plan unless you agree to a change.",
    `You can skip a month, choose another day, pause or stop in your account, or by phone on ${phone}, before a payment is taken. When you stop, we take nothing more.`,
    "If a clinician can’t approve your treatment, you get back what you paid for it and we take nothing more.",
    `You let ${pharmacy} keep your card with our payment provider and ask your bank for these payments when you aren’t present.`,
  ]
}

function paymentsOf(
  pharmacy: string,
  { payments_left, monthly_price, delivery_price }: MandateTerms["plans"][0],
  plans: number,
  at: number
): string {
  const monthly = monthly_price + delivery_price
  const times =
    payments_left === 1 ? "once more" : `${payments_left} more times`
  const which = plans > 1 ? `Plan ${at + 1}: ` : ""
  const rhythm = payments_left === 1 ? "a month later" : "once a month"
  return `${which}${pharmacy} takes ${formatPence(monthly)} from the same card ${rhythm}, ${times}: ${formatPence(monthly_price)} for your treatment and ${formatPence(delivery_price)} for its delivery, ${formatPence(monthly * payments_left)} more in all.`
}
