import type {
  PartnerDispute,
  PartnerPayment,
  PartnerRefundOf,
} from "./partner-records"
import type { DifferenceKind } from "./difference-kinds"
import type { DisputeState } from "./dispute-machine"
import { refundDifferences } from "./reconcile-refunds"
import type { RefundState } from "./refund-machine"
import { counts, isStray } from "./stray-refunds"

/** A payment in our books; amounts in pence. */
export type OurPayment = {
  payment_intent: string
  order_id: string | null
  /** 0 where nothing was taken. */
  captured: number
  cancelled: boolean
}

/** A month of a plan, as far as its payment goes. */
export type OurInstalment = {
  id: string
  payment_intent: string | null
  order_id: string | null
  amount: number
  state: string
  is_paid: boolean
}

export type OurRefund = {
  id: string
  payment_intent: string
  order_id: string | null
  partner_refund_id: string | null
  key: string | null
  state: RefundState
  amount: number
}

export type OurDispute = {
  partner_dispute_id: string
  payment_intent: string
  order_id: string | null
  state: DisputeState
  amount: number
}

/** What both sides have about the same payments. */
export type Books = {
  theirs: {
    payments: PartnerPayment[]
    refunds: PartnerRefundOf[]
    disputes: Pick<
      PartnerDispute,
      "id" | "payment_intent" | "amount" | "status"
    >[]
  }
  ours: {
    payments: OurPayment[]
    /** Payment sessions that we know. */
    sessions: string[]
    instalments: OurInstalment[]
    refunds: OurRefund[]
    disputes: OurDispute[]
  }
}

export type Side = { amount: number | null; state: string }

/** One thing of which the two sides don't say the same. */
export type Difference = {
  kind: DifferenceKind
  /** The partner's id of it, or ours where the partner has none. */
  subject_id: string
  payment_intent: string
  order_id: string | null
  instalment_id: string | null
  ours: Side | null
  theirs: Side | null
}

/**
 * Compares the partner's books with ours (PAY-5, EXC-12).
 * @param books every payment, refund and dispute that either side has of some payments
 * @returns what differs, each with its kind; in no particular order, each kind of a subject once
 */
export function reconcile(books: Books): Difference[] {
  return [
    ...books.theirs.payments.flatMap((one) => paymentDifferences(one, books)),
    ...missingPayments(books),
    ...refundDifferences(books),
    ...books.theirs.disputes.flatMap((one) => disputeDifferences(one, books)),
  ]
}

function paymentDifferences(
  theirs: PartnerPayment,
  books: Books
): Difference[] {
  const { payment_intent, status } = theirs
  if (status !== "succeeded" && status !== "authorised") {
    return []
  }
  const own = books.ours.payments.find(
    (one) => one.payment_intent === payment_intent && !one.cancelled
  )
  const charged = books.ours.instalments.find(
    ({ id }) => id === theirs.instalment_id
  )
  const say = sayOf(theirs, books, own?.order_id ?? null, charged)
  const isRecorded =
    charged?.is_paid === true && charged.payment_intent === payment_intent
  if (charged && status === "succeeded" && !isRecorded) {
    return unrecorded(charged, theirs, books, say)
  }
  if (own && own.captured > 0) {
    return amountDifferences(own, theirs, books, say)
  }
  return charged && status === "succeeded"
    ? unrecorded({ ...charged, is_paid: false }, theirs, books, say)
    : unplaced(theirs, books, say)
}

type Say = (kind: DifferenceKind, ours: Side | null) => Difference

/** The partner took money for a month that we don't count as paid by it. */
function unrecorded(
  { is_paid, amount, state }: OurInstalment,
  theirs: PartnerPayment,
  books: Books,
  say: Say
): Difference[] {
  return keptOf(theirs, books) > 0
    ? [
        say(is_paid ? "charged_twice" : "charge_not_recorded", {
          amount,
          state,
        }),
      ]
    : []
}

function amountDifferences(
  { captured }: OurPayment,
  theirs: PartnerPayment,
  books: Books,
  say: Say
): Difference[] {
  const ours = { amount: captured, state: "captured" }
  if (theirs.status === "authorised") {
    return [say("payment_not_taken", ours)]
  }
  const kept = theirs.received - strayOf(theirs, books)
  if (kept === captured) {
    return []
  }
  return [say(kept > captured ? "received_more" : "received_less", ours)]
}

/** The partner took or holds money of which our books say nothing. */
function unplaced(
  theirs: PartnerPayment,
  books: Books,
  say: Say
): Difference[] {
  const { payment_intent, session_id, status } = theirs
  if (status === "succeeded" && keptOf(theirs, books) <= 0) {
    return []
  }
  const isCancelled = books.ours.payments.some(
    (one) => one.payment_intent === payment_intent && one.cancelled
  )
  if (isCancelled) {
    return status === "succeeded"
      ? [say("payment_of_nothing", { amount: 0, state: "cancelled" })]
      : []
  }
  if (session_id !== null && books.ours.sessions.includes(session_id)) {
    return [say("payment_not_placed", { amount: 0, state: "not_taken" })]
  }
  return status === "succeeded" ? [say("payment_unknown", null)] : []
}

function missingPayments({ theirs, ours }: Books): Difference[] {
  const there = new Map(
    theirs.payments.map((one) => [one.payment_intent, one] as const)
  )
  return ours.payments
    .filter(({ captured, cancelled }) => captured > 0 && !cancelled)
    .flatMap(({ payment_intent, order_id, captured }) => {
      const found = there.get(payment_intent)
      return found?.status === "succeeded" || found?.status === "authorised"
        ? []
        : [
            {
              kind: "payment_missing" as const,
              subject_id: payment_intent,
              payment_intent,
              order_id,
              instalment_id: null,
              ours: { amount: captured, state: "captured" },
              theirs: found ? { amount: 0, state: found.status } : null,
            },
          ]
    })
}

function disputeDifferences(
  theirs: Books["theirs"]["disputes"][number],
  { ours }: Books
): Difference[] {
  const { id, payment_intent, amount, status } = theirs
  const own = ours.disputes.find((one) => one.partner_dispute_id === id)
  if (own?.state === status) {
    return []
  }
  return [
    {
      kind: own ? "dispute_state" : "dispute_unknown",
      subject_id: id,
      payment_intent,
      order_id:
        own?.order_id ??
        ours.payments.find((one) => one.payment_intent === payment_intent)
          ?.order_id ??
        null,
      instalment_id:
        ours.instalments.find((one) => one.payment_intent === payment_intent)
          ?.id ?? null,
      ours: own ? { amount: own.amount, state: own.state } : null,
      theirs: { amount, state: status },
    },
  ]
}

/** What the partner gave back of a payment as nobody's money, in pence. */
const strayOf = (
  { payment_intent }: PartnerPayment,
  { theirs }: Books
): number =>
  sum(
    theirs.refunds.filter(
      (one) =>
        one.payment_intent === payment_intent && counts(one) && isStray(one)
    )
  )

/** What is left of a payment after everything that went back, or that the bank took back; in pence. */
const keptOf = (
  { payment_intent, received }: PartnerPayment,
  { theirs }: Books
): number =>
  received -
  sum(
    theirs.refunds.filter(
      (one) => one.payment_intent === payment_intent && counts(one)
    )
  ) -
  sum(
    theirs.disputes.filter(
      (one) => one.payment_intent === payment_intent && one.status === "lost"
    )
  )

const sum = (of: { amount: number }[]): number =>
  of.reduce((total, { amount }) => total + amount, 0)

const sayOf =
  (
    theirs: PartnerPayment,
    books: Books,
    order_id: string | null,
    instalment: OurInstalment | undefined
  ): Say =>
  (kind, ours) => ({
    kind,
    subject_id: theirs.payment_intent,
    payment_intent: theirs.payment_intent,
    order_id: order_id ?? instalment?.order_id ?? null,
    instalment_id: instalment?.id ?? null,
    ours,
    theirs: {
      amount: OF_NOTHING.has(kind)
        ? keptOf(theirs, books)
        : theirs.received - strayOf(theirs, books),
      state: theirs.status,
    },
  })

/** What is left of these belongs to nobody here. */
const OF_NOTHING: ReadonlySet<DifferenceKind> = new Set([
  "payment_unknown",
  "payment_of_nothing",
  "charged_twice",
])
