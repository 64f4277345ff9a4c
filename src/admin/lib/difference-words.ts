import type { DifferenceView } from "../../api/contracts/reconciliation"
import { sentenceCase } from "./format"
import { formatPence } from "./refund-words"

type Kind = DifferenceView["kind"]
type Act = NonNullable<DifferenceView["act"]>

/** What differs, in a few words and in a sentence. */
export const KIND_WORDS: Record<Kind, { title: string; text: string }> = {
  payment_not_placed: {
    title: "Paid, but no order",
    text: "Stripe has the money of a basket that became no paid order here.",
  },
  payment_unknown: {
    title: "Payment nobody knows",
    text: "Stripe has money that belongs to nothing here.",
  },
  payment_of_nothing: {
    title: "Payment of a cancelled order",
    text: "Stripe took money for what was cancelled here.",
  },
  charge_not_recorded: {
    title: "Month charged, not recorded",
    text: "Stripe has the money of a month that is not paid here.",
  },
  charged_twice: {
    title: "Month charged twice",
    text: "Stripe took a second payment for a month that is paid.",
  },
  payment_not_taken: {
    title: "Payment not taken",
    text: "We count it as paid; Stripe only holds it on the card.",
  },
  payment_missing: {
    title: "Payment missing at Stripe",
    text: "We count it as paid; Stripe has no money of it.",
  },
  received_more: {
    title: "Stripe received more",
    text: "Stripe has more of the payment than we do.",
  },
  received_less: {
    title: "Stripe received less",
    text: "Stripe has less of the payment than we do.",
  },
  refund_unknown: {
    title: "Refund nobody knows",
    text: "Stripe gave money back that we have no record of.",
  },
  refund_state: {
    title: "Refund stands differently",
    text: "Stripe and we do not say the same of a refund.",
  },
  refund_amount: {
    title: "Refund of another amount",
    text: "Stripe gave back another amount than we have.",
  },
  refund_missing: {
    title: "Refund missing at Stripe",
    text: "We count it as refunded; Stripe has no such refund.",
  },
  dispute_unknown: {
    title: "Dispute nobody knows",
    text: "A bank disputes a payment, and we had not heard of it.",
  },
  dispute_state: {
    title: "Dispute stands differently",
    text: "The bank has decided, and we had not heard of it.",
  },
}

/** The button that mends it, and the question before. */
export const ACT_WORDS: Record<
  Act,
  { label: string; question: string; text: (row: DifferenceView) => string }
> = {
  settle_payment: {
    label: "Place the order",
    question: "Place the order?",
    text: () =>
      "The basket becomes an order, its payment is taken, and its cases are opened.",
  },
  record_charge: {
    label: "Record the payment",
    question: "Record the payment?",
    text: () =>
      "The month counts as paid, its order gets the payment, and its supply is queued.",
  },
  give_back: {
    label: "Give back",
    question: "Give it back?",
    text: (row) =>
      `${formatPence(surplusOf(row))} goes back to the card that was charged.`,
  },
  take_payment: {
    label: "Take the payment",
    question: "Take the payment?",
    text: () => "Stripe takes what it holds on the card.",
  },
  correct_payment: {
    label: "Correct our books",
    question: "Correct our books?",
    text: () =>
      "Our books then say what Stripe has. The order is not fully paid any more, and nothing of it leaves.",
  },
  sync_refunds: {
    label: "Take over from Stripe",
    question: "Take it over from Stripe?",
    text: () =>
      "Our refund then stands as Stripe’s does. One that failed waits on the refunds page.",
  },
  correct_refund: {
    label: "Correct the amount",
    question: "Correct the amount?",
    text: ({ theirs }) =>
      `Our refund is then of ${formatPence(theirs?.amount ?? 0)}.`,
  },
  fail_refund: {
    label: "Mark as failed",
    question: "Mark the refund as failed?",
    text: () => "It waits on the refunds page, to be sent again.",
  },
  sync_dispute: {
    label: "Take over from Stripe",
    question: "Take it over from Stripe?",
    text: () =>
      "While a dispute is open, and after it is lost, nothing more of what was paid is supplied.",
  },
}

const surplusOf = ({ kind, theirs, ours }: DifferenceView): number =>
  (theirs?.amount ?? 0) - (kind === "received_more" ? (ours?.amount ?? 0) : 0)

/** "£12.50, captured", or that a side has nothing. */
export const sideWords = (side: DifferenceView["ours"]): string =>
  side === null
    ? "Nothing"
    : [
        ...(side.amount === null ? [] : [formatPence(side.amount)]),
        sentenceCase(side.state).toLowerCase(),
      ].join(", ")

export const DIFFERENCE_STATES = {
  open: { word: "Open", colour: "orange" },
  mended: { word: "Mended", colour: "green" },
  accepted: { word: "Accepted", colour: "grey" },
} as const

export const DISPUTE_STATES = {
  open: { word: "Open", colour: "red" },
  won: { word: "Won", colour: "green" },
  lost: { word: "Lost", colour: "grey" },
} as const
