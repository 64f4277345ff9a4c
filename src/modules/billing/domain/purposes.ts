/** What money is given back for; "external" was given outside of the pharmacy's own way. */
export const PURPOSES = ["ended", "price_difference", "external"] as const
export type Purpose = (typeof PURPOSES)[number]

/** Why, as the reports count it; no clinical reason is ever kept here. */
export const REASON_CLASSES = [
  "rejected_clinical",
  "rejected_identity",
  "cancelled",
  "abandoned",
  "price",
] as const
export type ReasonClass = (typeof REASON_CLASSES)[number]
