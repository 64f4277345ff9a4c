import type { CaseState } from "./case-state-machine"

/** What staff read for each state. */
const STAFF_WORDS = {
  payment_pending: "Awaiting payment",
  identity_pending: "ID check running",
  identity_action_required: "ID check: action required",
  identity_review: "ID documents to review",
  queued: "Waiting in queue",
  in_review: "Being reviewed",
  awaiting_patient: "Awaiting patient response",
  awaiting_acceptance: "Awaiting patient's acceptance",
  awaiting_signature: "Awaiting signature",
  approved: "Approved",
  rejected: "Rejected",
  cancelled: "Cancelled",
  abandoned: "Abandoned",
  awaiting_refund: "Awaiting refund",
  refunded: "Refunded",
  closed: "Closed",
} as const satisfies Record<CaseState, string>

/** The words for a state on the screens of staff (requirements, section 14). */
export const staffWord = (state: CaseState): string => STAFF_WORDS[state]
