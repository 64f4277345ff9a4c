/**
 * Why somebody may do nothing for now. Codes, not free text: what lies behind
 * them about a person belongs in the employer's files.
 */
export const SUSPENSION_REASONS = [
  "left",
  "on_leave",
  "registration_lapsed",
  "being_looked_into",
  "account_at_risk",
] as const
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number]

/** Why somebody is let back. */
export const REINSTATEMENT_REASONS = [
  "returned",
  "registration_renewed",
  "cleared",
  "account_secured",
  "suspended_in_error",
] as const
export type ReinstatementReason = (typeof REINSTATEMENT_REASONS)[number]
