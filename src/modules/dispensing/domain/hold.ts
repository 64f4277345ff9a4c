/** Why a supply may be stopped; the note beside it is encrypted. */
export const HOLD_REASONS = [
  "patient_request",
  "clinical_query",
  "gp_reply",
  "safety_report",
  "stock_query",
  "address_query",
  "payment_query",
  // An earlier instalment left and isn't delivered (DSP-3).
  "parcel_undelivered",
  "other",
] as const

export type HoldReason = (typeof HOLD_REASONS)[number]

/** Why a pack was taken apart again. */
export const UNPACK_REASONS = [
  "wrong_item",
  "damaged",
  "address_changed",
  "cancelled",
  "safety",
  "other",
] as const

export type UnpackReason = (typeof UNPACK_REASONS)[number]
