/** What a provider may say about a person, in our words. */
export const IDENTITY_OUTCOMES = [
  "passed",
  "referred",
  "failed",
  "deceased",
] as const
export type IdentityOutcome = (typeof IDENTITY_OUTCOMES)[number]
