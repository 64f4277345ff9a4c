import type { ConsultationState } from "./state-machine"

/**
 * The moment as of which a consultation's answers are judged: a draft's now,
 * any other's when it was handed in or, if it never was, when it was last
 * touched. What was asked then stays asked, whatever birthday passed since.
 */
export const judgedAt = (
  consultation: {
    state: ConsultationState
    submitted_at: Date | null
    last_activity_at: Date
  },
  now: Date
): Date =>
  consultation.state === "draft"
    ? now
    : (consultation.submitted_at ?? consultation.last_activity_at)
