import type { IdentityCheckEvent } from "./identity-check-machine"

/** What a provider may say about a person, in our words. */
export const IDENTITY_OUTCOMES = [
  "passed",
  "referred",
  "failed",
  "deceased",
] as const
export type IdentityOutcome = (typeof IDENTITY_OUTCOMES)[number]

/** The event by which an outcome moves a check. */
export const EVENT_OF_OUTCOME = {
  passed: "pass",
  referred: "refer",
  failed: "fail",
  deceased: "death_recorded",
} as const satisfies Record<IdentityOutcome, IdentityCheckEvent>

/** How many requests of one check may stay without an answer before a person decides. */
export const MAX_UNANSWERED = 2
