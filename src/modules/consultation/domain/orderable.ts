import type { ConsultationState } from "./state-machine"

/** How long a re-confirmation holds: what was true is asked again after it. */
const CONFIRMED_MS = 7 * 24 * 60 * 60_000

/**
 * Whether a treatment may be ordered on a consultation: one that was handed in,
 * or a used one whose answers its patient has just confirmed again (REN-2, REN-5).
 */
export const isOrderable = (
  consultation: {
    state: ConsultationState
    reconfirmation_id: string | null
    reconfirmed_at: Date | null
  },
  now: Date
): boolean =>
  consultation.state === "submitted" ||
  (consultation.state === "consumed" &&
    consultation.reconfirmation_id !== null &&
    consultation.reconfirmed_at !== null &&
    now.getTime() - consultation.reconfirmed_at.getTime() < CONFIRMED_MS)
