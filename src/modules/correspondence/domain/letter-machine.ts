import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * A letter to a GP (TRG-2, design section 5). It begins where the patient's
 * answer and the practice's address put it; silence is never clearance. One
 * that has not left follows the patient's answer: consent withdrawn ends it,
 * another practice gets it anew (SAF-5).
 */
export const letterMachine = defineStateMachine({
  name: "GP letter",
  initial: "drafted",
  states: [
    "drafted",
    "not_collected",
    "no_consent",
    "pending",
    "sent",
    "bounced",
    "waived",
  ],
  rows: [
    {
      from: "drafted",
      event: "settle",
      to: "no_consent",
      guard: "consent_refused",
    },
    {
      from: "drafted",
      event: "settle",
      to: "pending",
      guard: "address_verified",
    },
    { from: "drafted", event: "settle", to: "not_collected" },
    // Its case ended while it was being written.
    { from: "drafted", event: "waive", to: "waived", guard: "reason_given" },
    { from: "not_collected", event: "address_given", to: "pending" },
    {
      from: "not_collected",
      event: "waive",
      to: "waived",
      guard: "reason_given",
    },
    { from: "not_collected", event: "withdraw_consent", to: "no_consent" },
    {
      from: "not_collected",
      event: "readdress",
      to: "pending",
      guard: "address_verified",
    },
    { from: "not_collected", event: "readdress", to: "not_collected" },
    { from: "pending", event: "sent", to: "sent" },
    { from: "pending", event: "bounce", to: "bounced" },
    { from: "pending", event: "address_given", to: "pending" },
    { from: "pending", event: "waive", to: "waived", guard: "reason_given" },
    { from: "pending", event: "withdraw_consent", to: "no_consent" },
    {
      from: "pending",
      event: "readdress",
      to: "pending",
      guard: "address_verified",
    },
    { from: "pending", event: "readdress", to: "not_collected" },
    { from: "sent", event: "bounce", to: "bounced" },
    { from: "sent", event: "resend", to: "pending" },
    { from: "bounced", event: "address_given", to: "pending" },
    { from: "bounced", event: "resend", to: "pending" },
    { from: "bounced", event: "waive", to: "waived", guard: "reason_given" },
    { from: "bounced", event: "withdraw_consent", to: "no_consent" },
    {
      from: "bounced",
      event: "readdress",
      to: "pending",
      guard: "address_verified",
    },
    { from: "bounced", event: "readdress", to: "not_collected" },
    { from: "waived", event: "address_given", to: "pending" },
  ],
})

export type LetterState = StateOf<typeof letterMachine>
export type LetterEvent = EventOf<typeof letterMachine>

/** States in which "GP notified before dispatch" holds (TRG-5). */
export const LETTER_SETTLED_STATES: readonly LetterState[] = [
  "sent",
  "no_consent",
  "waived",
]
