import fc from "fast-check"
import type { PartnerRefundOf } from "../partner-records"
import type { Books } from "../reconcile"

/** What both sides have of one payment; at first they say the same. */
export type Page = Books

export const empty = (): Page => ({
  theirs: { payments: [], refunds: [], disputes: [] },
  ours: {
    payments: [],
    sessions: [],
    instalments: [],
    refunds: [],
    disputes: [],
  },
})

export type Shape = {
  amount: number
  is_month: boolean
  refunds: {
    share: number
    status: PartnerRefundOf["status"]
    by_hand: boolean
  }[]
  dispute: "open" | "won" | "lost" | null
}

export const shape: fc.Arbitrary<Shape> = fc.record({
  amount: fc.integer({ min: 100, max: 50_000 }),
  is_month: fc.boolean(),
  refunds: fc.array(
    fc.record({
      share: fc.integer({ min: 1, max: 20 }),
      status: fc.constantFrom(
        "pending" as const,
        "requires_action" as const,
        "succeeded" as const,
        "failed" as const
      ),
      by_hand: fc.boolean(),
    }),
    { maxLength: 3 }
  ),
  dispute: fc.constantFrom(
    null,
    "open" as const,
    "won" as const,
    "lost" as const
  ),
})

export const STATE_OF = {
  pending: "pending",
  requires_action: "requires_action",
  succeeded: "succeeded",
  failed: "failed",
} as const

/** A payment as both sides have it, all of it in order. */
export function pageOf(
  at: number,
  { amount, is_month, refunds, dispute }: Shape
): Page {
  const payment_intent = `pi_${at}`
  const order_id = `order_${at}`
  const page = empty()
  page.theirs.payments.push({
    payment_intent,
    received: amount,
    status: "succeeded",
    session_id: is_month ? null : `ses_${at}`,
    instalment_id: is_month ? `ins_${at}` : null,
  })
  page.ours.payments.push({
    payment_intent,
    order_id,
    captured: amount,
    cancelled: false,
  })
  if (is_month) {
    page.ours.instalments.push({
      id: `ins_${at}`,
      payment_intent,
      order_id,
      amount,
      state: "supplied",
      is_paid: true,
    })
  } else {
    page.ours.sessions.push(`ses_${at}`)
  }
  refunds.forEach(({ share, status, by_hand }, n) => {
    const id = `re_${at}_${n}`
    const key = `rfnd_${at}_${n}:1`
    const money = Math.max(1, Math.floor((amount * share) / 100))
    page.theirs.refunds.push({
      id,
      payment_intent,
      amount: money,
      status,
      failure_code: null,
      refund_id: null,
      key,
    })
    page.ours.refunds.push({
      id: `rfnd_${at}_${n}`,
      payment_intent,
      order_id,
      partner_refund_id: id,
      key,
      state:
        status === "failed" && by_hand ? "settled_by_hand" : STATE_OF[status],
      amount: money,
    })
  })
  if (dispute) {
    const id = `dp_${at}`
    page.theirs.disputes.push({ id, payment_intent, amount, status: dispute })
    page.ours.disputes.push({
      partner_dispute_id: id,
      payment_intent,
      order_id,
      state: dispute,
      amount,
    })
  }
  return page
}

export const first = <T>(list: T[]): T => {
  const [one] = list
  if (one === undefined) {
    throw new Error("the page lacks it")
  }
  return one
}

export const join = (pages: Page[]): Page => ({
  theirs: {
    payments: pages.flatMap(({ theirs }) => theirs.payments),
    refunds: pages.flatMap(({ theirs }) => theirs.refunds),
    disputes: pages.flatMap(({ theirs }) => theirs.disputes),
  },
  ours: {
    payments: pages.flatMap(({ ours }) => ours.payments),
    sessions: pages.flatMap(({ ours }) => ours.sessions),
    instalments: pages.flatMap(({ ours }) => ours.instalments),
    refunds: pages.flatMap(({ ours }) => ours.refunds),
    disputes: pages.flatMap(({ ours }) => ours.disputes),
  },
})

export const backwards = ({ theirs, ours }: Page): Page => ({
  theirs: {
    payments: theirs.payments.toReversed(),
    refunds: theirs.refunds.toReversed(),
    disputes: theirs.disputes.toReversed(),
  },
  ours: {
    payments: ours.payments.toReversed(),
    sessions: ours.sessions.toReversed(),
    instalments: ours.instalments.toReversed(),
    refunds: ours.refunds.toReversed(),
    disputes: ours.disputes.toReversed(),
  },
})
