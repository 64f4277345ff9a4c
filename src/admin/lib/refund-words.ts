import type { RefundView } from "../../api/contracts/refund"
import { sentenceCase } from "./format"
import type { Colour } from "./words"

type Words = { word: string; colour: Colour }

const STATES: Record<RefundView["state"], Words> = {
  requested: { word: "To be sent", colour: "orange" },
  sent: { word: "Being sent", colour: "blue" },
  pending: { word: "Waiting for confirmation", colour: "blue" },
  requires_action: { word: "Patient's bank needs details", colour: "orange" },
  succeeded: { word: "Refunded", colour: "green" },
  failed: { word: "Failed", colour: "red" },
  settled_by_hand: { word: "Settled by hand", colour: "grey" },
}

/** A refund's state in words; one that waits for a person says so. */
export function refundWords(
  refund: Pick<RefundView, "state" | "automatic" | "covered">
): Words {
  if (refund.covered) {
    return { word: "Given by another refund", colour: "grey" }
  }
  return refund.state === "requested" && !refund.automatic
    ? { word: "Press Refund", colour: "orange" }
    : STATES[refund.state]
}

const PURPOSES: Record<RefundView["purpose"], string> = {
  ended: "Not supplied",
  instalment: "Month of a plan, not supplied",
  price_difference: "Price difference",
  external: "Made outside",
}

const REASONS: Record<string, string> = {
  rejected_clinical: "Rejected",
  rejected_identity: "ID check failed",
  cancelled: "Cancelled",
  abandoned: "Abandoned",
  limit: "Twelve months over",
  price: "Price difference",
}

/** What a refund is for: "Rejected", or "Made outside". */
export const purposeWord = ({
  purpose,
  reason_class,
}: Pick<RefundView, "purpose" | "reason_class">): string =>
  purpose === "ended" && reason_class
    ? (REASONS[reason_class] ?? sentenceCase(reason_class))
    : PURPOSES[purpose]

const FAILURES: Record<string, string> = {
  lost_or_stolen_card: "The card was lost or stolen.",
  expired_or_canceled_card: "The card has expired or was cancelled.",
  charge_for_pending_refund_disputed: "The payment is in dispute.",
  charge_disputed: "The payment is in dispute.",
  insufficient_funds: "Our balance at Stripe does not cover it.",
  declined: "The bank declined it.",
  merchant_request: "It was cancelled at Stripe.",
  canceled: "It was cancelled at Stripe.",
  charge_already_refunded: "Stripe has refunded the payment already.",
  amount_too_large: "Stripe holds less than this of the payment.",
  not_accepted: "Stripe did not accept our request.",
  not_found: "Stripe does not have it.",
  call_cancelled: "Its sending was called off.",
  paid_twice: "Stripe made it after all: it may have been paid twice.",
  unknown: "Stripe gave no reason.",
}

/** Why a refund failed, in a sentence. */
export const failureSentence = (code: string): string =>
  FAILURES[code] ?? `Stripe says: ${sentenceCase(code)}.`

const pounds = new Intl.NumberFormat("en-GB", {
  style: "currency",
  currency: "GBP",
})

/** "£12.50" */
export const formatPence = (pence: number): string => pounds.format(pence / 100)
