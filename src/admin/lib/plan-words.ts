import type {
  CancelPlanType,
  ChargeRetried,
  MonthRowView,
  PausePlanType,
  PlanMonthView,
} from "../../api/contracts/plan"
import { formatDate, sentenceCase } from "./format"
import type { Colour } from "./words"

const MONTHS: Record<PlanMonthView["state"], { word: string; colour: Colour }> =
  {
    scheduled: { word: "To come", colour: "grey" },
    due: { word: "Due", colour: "orange" },
    charging: { word: "Being charged", colour: "blue" },
    unknown: { word: "Charge’s outcome unknown", colour: "orange" },
    retry_wait: { word: "Charge failed, tried again", colour: "red" },
    action_required: { word: "Patient has to confirm", colour: "red" },
    failed: { word: "Charge failed", colour: "red" },
    paid: { word: "Paid", colour: "green" },
    supplied: { word: "Supplied", colour: "green" },
    disputed: { word: "Payment disputed", colour: "red" },
    refunded: { word: "Refunded", colour: "grey" },
    cancelled: { word: "Cancelled", colour: "grey" },
  }

/** What staff read for the state of a plan's month. */
export const monthWords = (state: PlanMonthView["state"]) => MONTHS[state]

const DECLINES: Record<string, string> = {
  insufficient_funds: "Not enough money on the card.",
  expired_card: "The card has expired.",
  lost_card: "The card was reported lost.",
  stolen_card: "The card was reported stolen.",
  do_not_honor: "The bank refused without a reason.",
  generic_decline: "The bank refused without a reason.",
  card_velocity_exceeded: "The card’s own limit is reached.",
  authentication_required: "The bank wants the patient to confirm.",
  processing_error: "The bank could not process it.",
  fraudulent: "The bank suspects fraud.",
}

/** Why a charge was declined, in a sentence; nothing tells a patient of it. */
export const declineSentence = (code: string): string =>
  DECLINES[code] ?? `The bank says: ${sentenceCase(code).toLowerCase()}.`

/** What a failed charge waits for: "Tried again on 23 Nov 2026". */
export function nextOfCharge(
  month: Pick<MonthRowView, "state" | "retry_on">
): string {
  switch (month.state) {
    case "retry_wait":
      return month.retry_on
        ? `Tried again on ${formatDate(month.retry_on)}`
        : "Tried again"
    case "action_required":
      return "The patient confirms it with their bank"
    case "unknown":
      return "Stripe is being asked"
    case "charging":
      return "Stripe did not take the charge: see Partners"
    default:
      return "The patient gives another card"
  }
}

export const CAUSE_WORDS: Record<PausePlanType["cause"], string> = {
  clinical: "A clinical reason",
  stock: "It is not available",
  patient: "The patient asks for it",
}

export const REASON_WORDS: Record<CancelPlanType["reason"], string> = {
  patient_asked: "The patient asked for it",
  payment_failed: "It is not paid",
  clinical: "A clinical reason",
  not_available: "It is not available any more",
  other: "Another reason",
}

const ENDS: Record<string, string> = {
  ...REASON_WORDS,
  course_lapse: "The treatment lapsed",
  course_reach_limit: "Twelve months are over",
  course_stop: "A clinician stopped the treatment",
  case_rejected_clinical: "The request was rejected",
  case_rejected_identity: "The ID check failed",
  case_cancelled: "The request was cancelled",
  case_abandoned: "The request was abandoned",
}

/** Why a plan ended. */
export const endWord = (reason: string): string =>
  ENDS[reason] ?? sentenceCase(reason)

/** What came of trying a charge again. */
export const RETRIED_WORDS: Record<
  ChargeRetried["charge"]["outcome"],
  { text: string; isGood: boolean }
> = {
  begun: { text: "The charge is on its way.", isGood: true },
  clinical: {
    text: "Not charged: it can’t be supplied now, because of a stop, a hold, an open report or its prescription.",
    isGood: false,
  },
  stock: { text: "Not charged: it is out of stock.", isGood: false },
  refused: { text: "Not charged: the plan has moved on.", isGood: false },
}
