import type { DifferenceKind } from "../difference-kinds"
import type { Difference } from "../reconcile"
import { strayKey } from "../stray-refunds"
import { first, type Page, type Shape, STATE_OF } from "./books"

export const plain: Shape = {
  amount: 2500,
  is_month: false,
  refunds: [],
  dispute: null,
}
const month: Shape = { ...plain, is_month: true }
const refunded: Shape = {
  ...plain,
  refunds: [{ share: 10, status: "succeeded", by_hand: false }],
}
const disputed: Shape = { ...plain, dispute: "lost" }

/** How each kind comes to be, on a page of its own, and what its act makes of it. */
export const FAULTS: Record<
  DifferenceKind,
  {
    of: Shape
    plant: (page: Page) => void
    mend: (page: Page, found: Difference) => void
  }
> = {
  payment_not_placed: {
    of: plain,
    plant: ({ ours }) => void (ours.payments = []),
    mend: ({ ours, theirs }) => {
      const { payment_intent, received } = first(theirs.payments)
      ours.payments.push({
        payment_intent,
        order_id: "order_new",
        captured: received,
        cancelled: false,
      })
    },
  },
  payment_unknown: {
    of: plain,
    plant: ({ ours }) => {
      ours.payments = []
      ours.sessions = []
    },
    mend: giveBack,
  },
  payment_of_nothing: {
    of: plain,
    plant: ({ ours }) => {
      ours.payments = ours.payments.map((one) => ({
        ...one,
        captured: 0,
        cancelled: true,
      }))
    },
    mend: giveBack,
  },
  charge_not_recorded: {
    of: month,
    plant: ({ ours }) => {
      ours.payments = []
      ours.instalments = ours.instalments.map((one) => ({
        ...one,
        is_paid: false,
        state: "unknown",
        payment_intent: null,
      }))
    },
    mend: ({ ours, theirs }) => {
      const { payment_intent, received } = first(theirs.payments)
      ours.payments.push({
        payment_intent,
        order_id: "order_new",
        captured: received,
        cancelled: false,
      })
      ours.instalments = ours.instalments.map((one) => ({
        ...one,
        is_paid: true,
        state: "paid",
        payment_intent,
      }))
    },
  },
  charged_twice: {
    of: month,
    plant: ({ theirs }) => {
      const one = first(theirs.payments)
      theirs.payments.push({
        ...one,
        payment_intent: `${one.payment_intent}_again`,
      })
    },
    mend: giveBack,
  },
  payment_not_taken: {
    of: plain,
    plant: ({ theirs }) => {
      theirs.payments = theirs.payments.map((one) => ({
        ...one,
        status: "authorised",
        received: 0,
      }))
    },
    mend: ({ theirs, ours }) => {
      const { captured } = first(ours.payments)
      theirs.payments = theirs.payments.map((one) => ({
        ...one,
        status: "succeeded",
        received: captured,
      }))
    },
  },
  payment_missing: {
    of: plain,
    plant: ({ theirs }) => void (theirs.payments = []),
    mend: ({ ours }) => {
      ours.payments = ours.payments.map((one) => ({
        ...one,
        captured: 0,
        cancelled: true,
      }))
    },
  },
  received_more: {
    of: plain,
    plant: ({ ours }) => {
      ours.payments = ours.payments.map((one) => ({
        ...one,
        captured: one.captured - 60,
      }))
    },
    mend: giveBack,
  },
  received_less: {
    of: plain,
    plant: ({ theirs }) => {
      theirs.payments = theirs.payments.map((one) => ({
        ...one,
        received: one.received - 60,
      }))
    },
    mend: ({ ours, theirs }) => {
      const { received } = first(theirs.payments)
      ours.payments = ours.payments.map((one) => ({
        ...one,
        captured: received,
      }))
    },
  },
  refund_unknown: {
    of: refunded,
    plant: ({ ours }) => void (ours.refunds = []),
    mend: sync,
  },
  refund_state: {
    of: refunded,
    plant: ({ theirs }) => {
      theirs.refunds = theirs.refunds.map((one) => ({
        ...one,
        status: "failed",
      }))
    },
    mend: sync,
  },
  refund_amount: {
    of: refunded,
    plant: ({ ours }) => {
      ours.refunds = ours.refunds.map((one) => ({
        ...one,
        amount: one.amount + 5,
      }))
    },
    mend: sync,
  },
  refund_missing: {
    of: refunded,
    plant: ({ theirs }) => void (theirs.refunds = []),
    mend: ({ ours }) => {
      ours.refunds = ours.refunds.map((one) => ({ ...one, state: "failed" }))
    },
  },
  dispute_unknown: {
    of: disputed,
    plant: ({ ours }) => void (ours.disputes = []),
    mend: hearOfDispute,
  },
  dispute_state: {
    of: disputed,
    plant: ({ ours }) => {
      ours.disputes = ours.disputes.map((one) => ({ ...one, state: "open" }))
    },
    mend: hearOfDispute,
  },
}

export function giveBack(
  { theirs, ours }: Page,
  { payment_intent, ours: own, theirs: at }: Difference
) {
  const amount =
    (at?.amount ?? 0) -
    (ours.payments.length > 0 && ours.instalments.length === 0
      ? (own?.amount ?? 0)
      : 0)
  theirs.refunds.push({
    id: `re_stray_${payment_intent}`,
    payment_intent,
    amount,
    status: "succeeded",
    failure_code: null,
    refund_id: null,
    key: strayKey(payment_intent, { given: 0, amount }),
  })
}

function sync({ theirs, ours }: Page) {
  ours.refunds = theirs.refunds.map((one) => ({
    id: `rfnd_of_${one.id}`,
    payment_intent: one.payment_intent,
    order_id: "order_0",
    partner_refund_id: one.id,
    key: one.key,
    state: STATE_OF[one.status],
    amount: one.amount,
  }))
}

function hearOfDispute({ theirs, ours }: Page) {
  ours.disputes = theirs.disputes.map(
    ({ id, payment_intent, amount, status }) => ({
      partner_dispute_id: id,
      payment_intent,
      order_id: null,
      state: status,
      amount,
    })
  )
}
