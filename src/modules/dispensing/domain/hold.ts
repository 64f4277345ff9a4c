/** Why a supply may be stopped; the note beside it is encrypted. */
export const HOLD_REASONS = [
  "patient_request",
  "clinical_query",
  "gp_reply",
  "safety_report",
  "stock_query",
  "address_query",
  "payment_query",
  "other",
] as const

export type HoldReason = (typeof HOLD_REASONS)[number]
