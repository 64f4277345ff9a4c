import { CONFIRMED, type RefundState } from "./refund-machine"

/** A refund of a payment, as far as the sums go; amounts in pence. */
export type RefundShare = {
  case_id: string | null
  state: RefundState
  amount: number
  /** Part of `amount`. */
  delivery_amount: number
  /** The refund that gave this one's money instead. */
  covered_by: string | null
}

/** What a case's line cost and what its order's delivery cost, in pence, with tax and after discounts. */
export type PaidForCase = {
  case_id: string
  /** Captured by the payment that is refunded. */
  captured: number
  line: number
  delivery: number
  /** Nothing of the order left or will leave: delivery goes back too. */
  nothing_ships: boolean
}

export type DueAmount = { amount: number; delivery_amount: number }

/** Money that was given back or is on its way; what failed is not, and what is covered counts where it was given. */
export const counts = (share: RefundShare): boolean =>
  share.state !== "failed" && share.covered_by === null

const sum = (numbers: number[]): number =>
  numbers.reduce((total, one) => total + one, 0)

/** Pence of a payment that may still be given back; never below 0. */
export const refundable = (captured: number, shares: RefundShare[]): number =>
  Math.max(0, captured - sum(shares.filter(counts).map(({ amount }) => amount)))

/**
 * What a case that ended is still owed, whatever the payment holds: its line's
 * whole paid amount, and delivery when nothing of the order ships, less what
 * was given back before (PAY-5).
 * @param shares every refund of the payment
 */
export function owedToCase(
  paid: PaidForCase,
  shares: RefundShare[]
): DueAmount {
  const given = shares.filter(counts)
  const own = given.filter(({ case_id }) => case_id === paid.case_id)
  const others = given.filter(({ case_id }) => case_id !== paid.case_id)
  const ownDelivery = sum(own.map((one) => one.delivery_amount))
  const delivery = paid.nothing_ships
    ? Math.max(
        ownDelivery,
        paid.delivery - sum(others.map((one) => one.delivery_amount))
      )
    : ownDelivery
  const amount = Math.max(
    0,
    paid.line + delivery - sum(own.map(({ amount }) => amount))
  )
  return {
    amount,
    delivery_amount: Math.min(amount, delivery - ownDelivery),
  }
}

/** What of that the payment still holds. @param shares every refund of the payment */
export function dueForCase(
  paid: PaidForCase,
  shares: RefundShare[]
): DueAmount {
  const owed = owedToCase(paid, shares)
  const amount = Math.min(owed.amount, refundable(paid.captured, shares))
  return {
    amount,
    delivery_amount: Math.min(amount, owed.delivery_amount),
  }
}

/**
 * How much of an amount each payment of a case gives back: the newest first, as
 * it was paid for what is dropped.
 * @param dues what each payment may give, the oldest first
 * @returns the parts in the same order, and what none of them holds
 */
export function splitAmount(
  dues: number[],
  amount: number
): { parts: number[]; rest: number } {
  let rest = amount
  const parts = dues
    .toReversed()
    .map((due) => {
      const part = Math.min(rest, due)
      rest -= part
      return part
    })
    .toReversed()
  return { parts, rest }
}

/**
 * What of a failed refund may be sent again: no more than its case is owed
 * without it, as another refund may have given its money since (PAY-5).
 * @param failed the refund itself
 * @param others every other refund of the payment
 */
export function stillOwed(
  paid: PaidForCase,
  failed: RefundShare,
  others: RefundShare[]
): DueAmount {
  const own = [failed, ...others].filter(
    ({ case_id }) => case_id === paid.case_id
  )
  // A line that was taken off its order when a refund was booked costs nothing there any more.
  const line = Math.max(
    paid.line,
    ...own.map(({ amount, delivery_amount }) => amount - delivery_amount)
  )
  const owed = owedToCase({ ...paid, line }, others)
  const amount = Math.min(failed.amount, owed.amount)
  return {
    amount,
    delivery_amount: Math.min(
      amount,
      failed.delivery_amount,
      owed.delivery_amount
    ),
  }
}

/** How the money of one case stands; nothing at all where it has no refund. */
export function moneyOfCase(
  shares: Pick<RefundShare, "state">[]
): "none" | "open" | "confirmed" {
  if (shares.length === 0) {
    return "none"
  }
  return shares.every(({ state }) => CONFIRMED.includes(state))
    ? "confirmed"
    : "open"
}

/** Confirmed pence of some refunds; what is covered was given by another. */
export const confirmedSum = (shares: RefundShare[]): number =>
  sum(
    shares
      .filter((one) => counts(one) && CONFIRMED.includes(one.state))
      .map(({ amount }) => amount)
  )
