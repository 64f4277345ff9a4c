/** What a reviewer is warned of. repeat, renewal and overlap come with their own processes. */
export const FLAG_KINDS = [
  "needs_review",
  "high_risk",
  "changed_answers",
  "denied_then_changed",
  "quantity",
  "signature_late",
  "signature_mismatch",
  "prescription_refused",
  "waiting_long",
] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

export const FLAG_LEVELS = ["info", "amber", "red"] as const
export type FlagLevel = (typeof FLAG_LEVELS)[number]
