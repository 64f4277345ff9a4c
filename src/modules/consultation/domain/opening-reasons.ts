/** Why a sealed record may be opened; the words are what staff choose from. */
export const OPENING_REASONS = {
  continuity_of_care: "Care of this patient now",
  incident: "Incident or near miss",
  complaint: "Complaint",
  safeguarding: "Safeguarding",
  patient_request: "The patient asked for their record",
  regulator: "Regulator, coroner or court",
} as const

export type OpeningReason = keyof typeof OPENING_REASONS

export const OPENING_REASON_CODES = Object.keys(
  OPENING_REASONS
) as OpeningReason[]
