/** What money is given back for: a case that ended, a month of a plan that is not supplied; "external" was given outside of the pharmacy's own way. */
export const PURPOSES = [
  "ended",
  "instalment",
  "price_difference",
  "external",
] as const
export type Purpose = (typeof PURPOSES)[number]

/** Why, as the reports count it; no clinical reason is ever kept here. */
export const REASON_CLASSES = [
  "rejected_clinical",
  "rejected_identity",
  "cancelled",
  "abandoned",
  "limit",
  "price",
] as const
export type ReasonClass = (typeof REASON_CLASSES)[number]
