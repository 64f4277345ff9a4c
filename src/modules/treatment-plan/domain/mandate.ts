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
    ...later.map(
      (plan, at) =>
        `${later.length > 1 ? `Plan ${at + 1}: ` : ""}${paymentsOf(pharmacy, plan, "the same card")}`
    ),
    ...rulesOf({ pharmacy, phone }),
  ]
}

/** How later payments are taken and stopped, whichever plan they are of. */
const rulesOf = ({
  pharmacy,
  phone,
}: Pick<MandateTerms, "pharmacy" | "phone">): string[] => [
  "We take each payment about the same day each month after your first parcel is sent, and send that month’s parcel once it is paid.",
  "The price and the delivery charge stay the same for the whole plan unless you agree to a change.",
  `You can skip a month, choose another day, pause or stop in your account, or by phone on ${phone}, before a payment is taken. When you stop, we take nothing more.`,
  "If a clinician can’t approve your treatment, you get back what you paid for it and we take nothing more.",
  `You let ${pharmacy} keep your card with our payment provider and ask your bank for these payments when you aren’t present.`,
]

function paymentsOf(
  pharmacy: string,
  { payments_left, monthly_price, delivery_price }: MandateTerms["plans"][0],
  card: string
): string {
  const monthly = monthly_price + delivery_price
  const times =
    payments_left === 1 ? "once more" : `${payments_left} more times`
  const rhythm = payments_left === 1 ? "a month later" : "once a month"
  return `${pharmacy} takes ${formatPence(monthly)} from ${card} ${rhythm}, ${times}: ${formatPence(monthly_price)} for your treatment and ${formatPence(delivery_price)} for its delivery, ${formatPence(monthly * payments_left)} more in all.`
}

const CHANGE_VERSION = "change-2026-11"

/** What becomes of a plan that a clinician proposes to change; amounts in pence. */
export type ChangedTerms = Pick<MandateTerms, "pharmacy" | "phone"> & {
  /** The plan's reference. */
  reference: string
  /** Of the first month, which is paid: asked for now, or given back; at most one is above 0. */
  more: number
  back: number
  /** What is still to come; amounts each month. */
  plan: MandateTerms["plans"][0]
}

/**
 * The wording that takes the place of a plan's when the patient accepts another
 * length, item, quantity or price before the approval (SAF-2, PAY-3, PAY-8). It
 * names no medicine. A sentence a line.
 */
export function changedMandateText(terms: ChangedTerms): Mandate {
  const { pharmacy, plan, reference } = terms
  const text = [
    `This takes the place of what you agreed to for your plan ${reference}.`,
    firstMonth(terms),
    ...(plan.payments_left > 0
      ? [
          paymentsOf(pharmacy, plan, "the card that you gave for this plan"),
          ...rulesOf(terms),
        ]
      : ["The plan is paid in full then: nothing more is taken."]),
  ].join("\n")
  return {
    version: CHANGE_VERSION,
    text,
    hash: contentHash({ version: CHANGE_VERSION, text }),
  }
}

const DOSE_VERSION = "dose-2026-11"

/**
 * The wording that takes the place of a plan's when the patient accepts another
 * strength for its later months (SAF-18, PAY-3). It names no medicine. A
 * sentence a line.
 */
export function doseMandateText(
  terms: Pick<ChangedTerms, "pharmacy" | "phone" | "reference"> & {
    /** What is charged at least once more; amounts in pence each month. */
    from: Pick<MandateTerms["plans"][0], "monthly_price" | "delivery_price">
    to: Pick<MandateTerms["plans"][0], "monthly_price" | "delivery_price">
  }
): Mandate {
  const { pharmacy, phone, reference, from, to } = terms
  const [before, after] = [from, to].map(
    ({ monthly_price, delivery_price }) => monthly_price + delivery_price
  )
  const text = [
    `This takes the place of what you agreed to for your plan ${reference}, once the change is signed for.`,
    "Nothing is taken today. Months that we have begun to prepare stay as they are, at their price.",
    before === after
      ? `For each month after that ${pharmacy} goes on taking ${formatPence(to.monthly_price + to.delivery_price)} from the card that you gave for this plan: ${formatPence(to.monthly_price)} for your treatment and ${formatPence(to.delivery_price)} for its delivery.`
      : `For each month after that ${pharmacy} takes ${formatPence(to.monthly_price + to.delivery_price)} from the card that you gave for this plan, instead of ${formatPence(from.monthly_price + from.delivery_price)}: ${formatPence(to.monthly_price)} for your treatment and ${formatPence(to.delivery_price)} for its delivery.`,
    "The number of months stays the same.",
    ...rulesOf({ pharmacy, phone }),
  ].join("\n")
  return {
    version: DOSE_VERSION,
    text,
    hash: contentHash({ version: DOSE_VERSION, text }),
  }
}

function firstMonth({ more, back }: ChangedTerms): string {
  if (more > 0) {
    return `You pay ${formatPence(more)} more today for the first month.`
  }
  return back > 0
    ? `You get ${formatPence(back)} of the first month’s price back, to the card that paid it.`
    : "The first month costs what you paid: nothing is taken today."
}
