/** Why a sealed record may be opened (REN-6). */
export type OpeningReason =
  | "continuity_of_care"
  | "incident"
  | "complaint"
  | "safeguarding"
  | "patient_request"
  | "regulator"
