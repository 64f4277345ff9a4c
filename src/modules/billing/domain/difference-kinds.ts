/** What can differ between the partner's books and ours. */
export const DIFFERENCE_KINDS = [
  "payment_not_placed",
  "payment_unknown",
  "payment_of_nothing",
  "charge_not_recorded",
  "charged_twice",
  "payment_not_taken",
  "payment_missing",
  "received_more",
  "received_less",
  "refund_unknown",
  "refund_state",
  "refund_amount",
  "refund_missing",
  "dispute_unknown",
  "dispute_state",
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** What mends it: one act for each kind. */
export const MENDING_ACTS = [
  "settle_payment",
  "record_charge",
  "give_back",
  "take_payment",
  "correct_payment",
  "sync_refunds",
  "correct_refund",
  "fail_refund",
  "sync_dispute",
] as const
export type MendingAct = (typeof MENDING_ACTS)[number]

/** The act that mends a kind of difference. */
export const ACT_OF: Record<DifferenceKind, MendingAct> = {
  payment_not_placed: "settle_payment",
  payment_unknown: "give_back",
  payment_of_nothing: "give_back",
  charge_not_recorded: "record_charge",
  charged_twice: "give_back",
  payment_not_taken: "take_payment",
  payment_missing: "correct_payment",
  received_more: "give_back",
  received_less: "correct_payment",
  refund_unknown: "sync_refunds",
  refund_state: "sync_refunds",
  refund_amount: "correct_refund",
  refund_missing: "fail_refund",
  dispute_unknown: "sync_dispute",
  dispute_state: "sync_dispute",
}
