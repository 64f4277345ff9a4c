import {
  defineStateMachine,
  type EventOf,
  type StateMachine,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * Every state of a case and the only moves between them (design, section 5).
 * No row is keyed on time: time flags, people decide. A provider's `fail`
 * never rejects: only what staff say does, in identity_review or by confirming a
 * death record (IDV-1, IDV-3).
 *
 * Guards, judged by the caller:
 * - identity_valid: the patient's identity is verified and still in date (IDV-4)
 * - prescription_medicine, pharmacy_medicine, general_sale: the legal class
 * - settled_prescription, settled: the price difference is settled (SAF-2), for POM and for the rest
 * - patient_cancels: the patient turned the proposal and the request down
 * - nothing_dispatched: no supply of the case has left
 * - idle_30_days: a member of staff ends what was idle for 30 days (QUE-4)
 * - hash_equal: what was signed is what was sent
 * - issues_promised: a renewal has as many unused issues of a signed prescription as it needs (SAF-1, REN-3)
 */
export const caseMachine = defineStateMachine({
  name: "case",
  initial: "payment_pending",
  states: [
    "payment_pending",
    "identity_pending",
    "identity_action_required",
    "identity_review",
    "queued",
    "in_review",
    "awaiting_patient",
    "awaiting_acceptance",
    "awaiting_signature",
    "approved",
    "rejected",
    "cancelled",
    "abandoned",
    "awaiting_refund",
    "refunded",
    "closed",
  ],
  rows: [
    {
      from: "payment_pending",
      event: "paid",
      guard: "identity_valid",
      to: "queued",
    },
    { from: "payment_pending", event: "paid", to: "identity_pending" },
    { from: "payment_pending", event: "abandon", to: "abandoned" },
    { from: "payment_pending", event: "withdraw", to: "abandoned" },
    { from: "payment_pending", event: "cancel", to: "cancelled" },

    { from: "identity_pending", event: "pass", to: "queued" },
    {
      from: "identity_pending",
      event: "fail",
      to: "identity_action_required",
    },
    {
      from: "identity_pending",
      event: "refer",
      to: "identity_action_required",
    },
    { from: "identity_pending", event: "cancel", to: "cancelled" },
    {
      from: "identity_pending",
      event: "abandon",
      guard: "idle_30_days",
      to: "abandoned",
    },

    {
      from: "identity_action_required",
      event: "upload",
      to: "identity_review",
    },
    // A corrected profile, or the check of another order, proves it after all.
    { from: "identity_action_required", event: "pass", to: "queued" },
    {
      from: "identity_action_required",
      event: "confirm_death",
      to: "rejected",
    },
    { from: "identity_action_required", event: "cancel", to: "cancelled" },
    {
      from: "identity_action_required",
      event: "abandon",
      guard: "idle_30_days",
      to: "abandoned",
    },

    { from: "identity_review", event: "verify", to: "queued" },
    { from: "identity_review", event: "pass", to: "queued" },
    {
      from: "identity_review",
      event: "ask_again",
      to: "identity_action_required",
    },
    { from: "identity_review", event: "fail", to: "rejected" },
    { from: "identity_review", event: "cancel", to: "cancelled" },
    {
      from: "identity_review",
      event: "abandon",
      guard: "idle_30_days",
      to: "abandoned",
    },

    { from: "queued", event: "claim", to: "in_review" },
    // A renewal that was signed for already: nobody decides anew.
    {
      from: "queued",
      event: "continue_prescription",
      guard: "issues_promised",
      to: "approved",
    },
    { from: "queued", event: "cancel", to: "cancelled" },
    {
      from: "queued",
      event: "abandon",
      guard: "idle_30_days",
      to: "abandoned",
    },

    { from: "in_review", event: "release", to: "queued" },
    { from: "in_review", event: "take_over", to: "in_review" },
    { from: "in_review", event: "hand_over", to: "in_review" },
    { from: "in_review", event: "ask", to: "awaiting_patient" },
    { from: "in_review", event: "propose_change", to: "awaiting_acceptance" },
    {
      from: "in_review",
      event: "approve",
      guard: "prescription_medicine",
      to: "awaiting_signature",
    },
    {
      from: "in_review",
      event: "approve",
      guard: "pharmacy_medicine",
      to: "approved",
    },
    {
      from: "in_review",
      event: "process",
      guard: "general_sale",
      to: "approved",
    },
    { from: "in_review", event: "deny", to: "rejected" },
    { from: "in_review", event: "cancel", to: "cancelled" },

    { from: "awaiting_patient", event: "reply", to: "queued" },
    { from: "awaiting_patient", event: "withdraw_question", to: "queued" },
    { from: "awaiting_patient", event: "cancel", to: "cancelled" },
    {
      from: "awaiting_patient",
      event: "abandon",
      guard: "idle_30_days",
      to: "abandoned",
    },

    {
      from: "awaiting_acceptance",
      event: "accept",
      guard: "settled_prescription",
      to: "awaiting_signature",
    },
    {
      from: "awaiting_acceptance",
      event: "accept",
      guard: "settled",
      to: "approved",
    },
    {
      from: "awaiting_acceptance",
      event: "decline",
      guard: "patient_cancels",
      to: "cancelled",
    },
    { from: "awaiting_acceptance", event: "decline", to: "queued" },
    // Accepted, but what it was proposed on no longer holds: it is judged anew.
    { from: "awaiting_acceptance", event: "review_again", to: "queued" },
    { from: "awaiting_acceptance", event: "cancel", to: "cancelled" },
    {
      from: "awaiting_acceptance",
      event: "abandon",
      guard: "idle_30_days",
      to: "abandoned",
    },

    {
      from: "awaiting_signature",
      event: "signed",
      guard: "hash_equal",
      to: "approved",
    },
    { from: "awaiting_signature", event: "declined", to: "in_review" },
    { from: "awaiting_signature", event: "recalled", to: "in_review" },
    { from: "awaiting_signature", event: "mismatch", to: "in_review" },
    { from: "awaiting_signature", event: "cancel", to: "cancelled" },
    {
      from: "awaiting_signature",
      event: "abandon",
      guard: "idle_30_days",
      to: "abandoned",
    },

    {
      from: "approved",
      event: "withdraw_approval",
      guard: "nothing_dispatched",
      to: "rejected",
    },
    {
      from: "approved",
      event: "cancel",
      guard: "nothing_dispatched",
      to: "cancelled",
    },
    { from: "approved", event: "complete", to: "closed" },

    { from: "rejected", event: "refund_due", to: "awaiting_refund" },
    { from: "rejected", event: "nothing_due", to: "closed" },
    { from: "cancelled", event: "refund_due", to: "awaiting_refund" },
    { from: "cancelled", event: "nothing_due", to: "closed" },
    { from: "abandoned", event: "refund_due", to: "awaiting_refund" },
    { from: "abandoned", event: "nothing_due", to: "closed" },

    { from: "awaiting_refund", event: "all_confirmed", to: "refunded" },
    { from: "refunded", event: "refund_failed", to: "awaiting_refund" },
  ],
})

export type CaseState = StateOf<typeof caseMachine>
export type CaseEvent = EventOf<typeof caseMachine>
type GuardOf<M> = M extends StateMachine<string, string, infer G> ? G : never
export type CaseGuard = GuardOf<typeof caseMachine>
export type CaseGuards = Partial<Record<CaseGuard, boolean>>

/** How a case ended; the state alone doesn't tell once money is settled. */
export const CASE_ENDINGS = [
  "rejected_identity",
  "rejected_clinical",
  "cancelled",
  "abandoned",
  "completed",
] as const
export type CaseEnding = (typeof CASE_ENDINGS)[number]

/** The ending that a move brings, or undefined when it brings none. */
export function endingOf(
  from: CaseState,
  to: CaseState
): CaseEnding | undefined {
  switch (to) {
    case "rejected":
      return from.startsWith("identity_")
        ? "rejected_identity"
        : "rejected_clinical"
    case "cancelled":
    case "abandoned":
      return to
    case "closed":
      return from === "approved" ? "completed" : undefined
    default:
      return undefined
  }
}
