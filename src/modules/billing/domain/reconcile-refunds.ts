import type { PartnerRefundOf } from "./partner-records"
import type { DifferenceKind } from "./difference-kinds"
import type { Books, Difference, OurRefund, Side } from "./reconcile"
import type { RefundState } from "./refund-machine"
import { counts, isStray } from "./stray-refunds"

/** Of payments that are ours: what the two sides say differently about their refunds. */
export function refundDifferences(books: Books): Difference[] {
  const { theirs, ours } = books
  const known = theirs.refunds.filter((one) => !isStray(one))
  return [
    ...known.flatMap((one) => {
      const own = ownOf(one, ours.refunds)
      return own ? stateDifferences(one, own) : unknown(one, books)
    }),
    ...missing(known, ours.refunds),
  ]
}

/** Refunds that the partner lists and we have no row of, though they took money of ours. */
export const unmatchedRefunds = ({ theirs, ours }: Books): PartnerRefundOf[] =>
  theirs.refunds.filter(
    (one) => !isStray(one) && counts(one) && !ownOf(one, ours.refunds)
  )

const ownOf = (
  { id, key }: PartnerRefundOf,
  rows: OurRefund[]
): OurRefund | undefined =>
  rows.find((row) => row.partner_refund_id === id) ??
  rows.find((row) => key !== null && row.key === key)

const sideOf = ({ amount, state }: OurRefund): Side => ({ amount, state })

function unknown(refund: PartnerRefundOf, { ours }: Books): Difference[] {
  const { id, payment_intent, amount, status } = refund
  // A payment that is none of ours is looked at for what is left of it.
  const payment = ours.payments.find(
    (one) => one.payment_intent === payment_intent
  )
  return payment && counts(refund)
    ? [
        {
          kind: "refund_unknown",
          subject_id: id,
          payment_intent,
          order_id: payment.order_id,
          instalment_id: null,
          ours: null,
          theirs: { amount, state: status },
        },
      ]
    : []
}

/** What of our states says the same as the partner's status. */
const SAME: Record<PartnerRefundOf["status"], readonly RefundState[]> = {
  pending: ["pending"],
  requires_action: ["requires_action"],
  succeeded: ["succeeded"],
  failed: ["failed", "settled_by_hand"],
}

function saysTheSame(theirs: PartnerRefundOf, own: OurRefund): boolean {
  // Given by hand and by the partner after all: who has noted it has dealt with it.
  const isNoted =
    own.state === "settled_by_hand" && own.partner_refund_id === theirs.id
  return isNoted || SAME[theirs.status].includes(own.state)
}

function stateDifferences(
  theirs: PartnerRefundOf,
  own: OurRefund
): Difference[] {
  const of = (kind: DifferenceKind): Difference => ({
    kind,
    subject_id: theirs.id,
    payment_intent: theirs.payment_intent,
    order_id: own.order_id,
    instalment_id: null,
    ours: sideOf(own),
    theirs: { amount: theirs.amount, state: theirs.status },
  })
  return [
    ...(saysTheSame(theirs, own) ? [] : [of("refund_state")]),
    ...(theirs.amount === own.amount || !counts(theirs)
      ? []
      : [of("refund_amount")]),
  ]
}

/** Ours says that the partner has it. */
const AT_PARTNER: readonly RefundState[] = [
  "pending",
  "requires_action",
  "succeeded",
]

function missing(theirs: PartnerRefundOf[], rows: OurRefund[]): Difference[] {
  const there = new Set(theirs.map(({ id }) => id))
  return rows
    .filter(
      ({ state, partner_refund_id }) =>
        AT_PARTNER.includes(state) &&
        (partner_refund_id === null || !there.has(partner_refund_id))
    )
    .map((row) => ({
      kind: "refund_missing" as const,
      subject_id: row.id,
      payment_intent: row.payment_intent,
      order_id: row.order_id,
      instalment_id: null,
      ours: sideOf(row),
      theirs: null,
    }))
}
