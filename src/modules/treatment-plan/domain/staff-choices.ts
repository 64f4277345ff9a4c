import type { InstalmentState } from "./instalment-state-machine"
import type { PauseCause } from "./plan-state-machine"

/** Why staff end what remains of a plan; classes, never texts. */
export const CANCEL_REASONS = [
  "patient_asked",
  "payment_failed",
  "clinical",
  "not_available",
  "other",
] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

/** For what staff let a plan stand still; a failed payment does so by itself, and money alone lifts it. */
export const STAFF_CAUSES = [
  "clinical",
  "stock",
  "patient",
] as const satisfies readonly PauseCause[]
export type StaffCause = (typeof STAFF_CAUSES)[number]

/** Charges that somebody may have to do something about; one that is under way only when it takes too long. */
export const FAILED_STATES = [
  "retry_wait",
  "action_required",
  "failed",
  "unknown",
  "charging",
] as const satisfies readonly InstalmentState[]
export type FailedState = (typeof FAILED_STATES)[number]

const STUCK_AFTER_MINUTES = 60

/** A charge that has been under way since before then is stuck: refused as it was sent, or its partner can't be reached. */
export const stuckBefore = (now: Date): Date =>
  new Date(now.getTime() - STUCK_AFTER_MINUTES * 60_000)
