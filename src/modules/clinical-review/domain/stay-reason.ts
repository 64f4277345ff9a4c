/**
 * Why the renewal of a prescription medicine waits for a prescriber, though one
 * may have signed for it already (SAF-1, REN-3); in the order in which it is asked.
 */
export const STAY_REASONS = [
  /** Nobody signed for more than what was ordered before. */
  "no_issues",
  "not_sold",
  /** The category asks how its patients are before each supply, or what it asks can't be read. */
  "asked_first",
  "class_changed",
  /** Another strength is proposed, agreed to, or in force since it was signed for (SAF-18). */
  "dose_change",
  /** The answers can't be read any more, are denied by now, or their course is over. */
  "answers",
  "answered_anew",
  "limit",
  "message",
  "rules",
  "not_confirmed",
  "gap",
  "gp",
  "identity",
  "signer",
  "turned_down",
  "held",
  "flag",
  "claimed",
  "evidence",
  /** Judging it failed. */
  "not_judged",
] as const
export type StayReason = (typeof STAY_REASONS)[number]

/** As it was stored. */
export const stayReasonOf = (text: string | null): StayReason | null =>
  STAY_REASONS.find((reason) => reason === text) ?? null
