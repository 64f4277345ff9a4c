import type {
  AdviceLevel,
  Denial,
} from "../../modules/clinical-review/domain/denial-reasons"
import {
  givenBackOf,
  topUpOf,
} from "../../modules/clinical-review/domain/change-proposal"
import { runningEnv } from "../../shared/env"
import { formatPence } from "../../shared/money"

/** What everybody at a level is told to do, beside the reason's own words. */
export const LEVEL_ADVICE: Record<AdviceLevel, string | null> = {
  emergency:
    "This may be an emergency. Call 999 now, or go to your nearest A&E.",
  urgent:
    "Please get help today. Call NHS 111, day or night, and say what you told us.",
  see_gp: "Please make an appointment with your GP.",
  not_suitable: null,
}

const paragraphs = (texts: (string | null)[]): string =>
  texts.filter((text) => text !== null).join("\n\n")

const byPhone = () => `call ${runningEnv().PHARMACY_PHONE}`

/** The outcome of a denial: the advice first, the money last (SAF-6). */
export const deniedText = (
  reference: string,
  denial: Pick<Denial, "advice_level" | "patient_text">
): string =>
  paragraphs([
    LEVEL_ADVICE[denial.advice_level],
    denial.patient_text,
    `This is why we could not approve your request ${reference}. Nothing will be sent to you for it.`,
    "What you paid for this treatment goes back to your card. We write to you again when the refund is confirmed.",
    `If you have a question, write to us here or ${byPhone()}.`,
  ])

/** Packs of an item, as patients read them. */
export const packsText = (quantity: number, name: string): string =>
  `${quantity} × ${name}`

/** The difference of a change, for the patient; a dearer one is paid before it is accepted. */
export function differenceText(prices: {
  paid_pence: number
  new_pence: number
  /** Of a plan; its first month is what is paid for. */
  to_months: number | null
}): string {
  const [back, more] = [givenBackOf(prices), topUpOf(prices)]
  const what = prices.to_months === null ? "It" : "The first month"
  const first = prices.to_months === null ? "" : " for the first month"
  if (more > 0) {
    return `${what} costs ${formatPence(more)} more, which you pay by card if you accept it.`
  }
  if (back > 0) {
    return `You get ${formatPence(back)} back${first}.`
  }
  return prices.to_months === null
    ? "The price stays the same."
    : "The first month costs what you paid."
}

/** ", for 6 months at £15.99 a month"; nothing for a one-off. */
const planText = (months: number | null, monthly: number | null): string =>
  months === null || monthly === null
    ? ""
    : `, for ${monthsText(months)} at ${formatPence(monthly)} a month`

/** A change that waits for the patient's word (SAF-2). */
export const proposedText = (
  reference: string,
  change: {
    from_quantity: number
    from_name: string
    to_quantity: number
    to_name: string
    paid_pence: number
    new_pence: number
    from_months: number | null
    to_months: number | null
    from_monthly_pence: number | null
    to_monthly_pence: number | null
    reason: string
  }
): string =>
  paragraphs([
    `The clinician who reviewed your request ${reference} suggests a change.`,
    `You asked for: ${packsText(change.from_quantity, change.from_name)}${planText(change.from_months, change.from_monthly_pence)}.`,
    `They suggest: ${packsText(change.to_quantity, change.to_name)}${planText(change.to_months, change.to_monthly_pence)}. ${differenceText(change)}`,
    `Why: ${change.reason}`,
    "Nothing is prescribed or sent until you have told us. Open the order in your account to accept the change, keep your request as it was, or cancel it.",
  ])

/** Ended by staff, or by the patient themselves (EXC-8, EXC-9). */
export const stoppedText = (reference: string): string =>
  paragraphs([
    `Your request ${reference} was ended. Nothing more will be sent to you for it.`,
    "What you paid for it and did not receive goes back to your card. We write to you again when the refund is confirmed.",
    `If you did not expect this, write to us here or ${byPhone()}. If you feel unwell, call NHS 111; in an emergency call 999.`,
  ])

/** A plan that staff made shorter (REV-3). */
export const shorterPlanText = (
  reference: string,
  change: {
    from_months: number
    to_months: number
    monthly_pence: number
    reason: string
  }
): string =>
  paragraphs([
    `Your plan in request ${reference} was made shorter: ${monthsText(change.to_months)} instead of ${monthsText(change.from_months)}. Each month still costs ${formatPence(change.monthly_pence)}, and nothing more is taken for the months that fall away.`,
    `Why: ${change.reason}`,
    "There is nothing that you have to do. If you don't want the shorter plan, open the order in your account and cancel the request: all that you paid for it goes back to your card.",
  ])

const monthsText = (months: number): string =>
  months === 1 ? "1 month" : `${months} months`
