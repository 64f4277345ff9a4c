/** Stands where a failure's code does on a refund that was settled by hand and made by the partner after all. */
export const PAID_TWICE = "paid_twice"

/** A person has to see what becomes of the second payment. */
export const isPaidTwice = (refund: {
  state: string
  failure_code: string | null
}): boolean =>
  refund.state === "settled_by_hand" && refund.failure_code === PAID_TWICE
