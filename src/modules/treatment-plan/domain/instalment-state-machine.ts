import {
  defineStateMachine,
  type EventOf,
  type StateMachine,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * One paid month of a plan. The first is paid at checkout, the others are
 * charged when they fall due. While a charge's outcome is open (`charging`,
 * `unknown`) nothing cancels it: what comes of it is learnt first, so that no
 * money is taken for a month that doesn't exist any more. Where a patient's
 * confirmation and a cancellation cross, the money that came all the same makes
 * it paid again, to be refunded. Money that comes late for an attempt that had
 * been given up counts in every state: what was taken is never asked for twice.
 * A month that a shorter plan lost comes back where the patient accepts a longer
 * one before the plan has started (SAF-2).
 * Another card that its patient gave for what could not be paid is charged on
 * the day it is given, or as soon as the plan waits for nothing else.
 * A parcel that left before the news of its money came has left all the same.
 *
 * Guards: attempts_left, the schedule of retries has another day (PAY-7);
 * is_supplied, its supply has left, so that a dispute won gives it back there;
 * was_lost, what took its money was a dispute, which the bank may turn round;
 * lost_and_supplied, both.
 */
export const instalmentMachine = defineStateMachine({
  name: "instalment",
  initial: "scheduled",
  states: [
    "scheduled",
    "due",
    "charging",
    "unknown",
    "retry_wait",
    "action_required",
    "failed",
    "paid",
    "supplied",
    "disputed",
    "refunded",
    "cancelled",
  ],
  rows: [
    { from: "scheduled", event: "pay_at_checkout", to: "paid" },
    { from: "scheduled", event: "move", to: "scheduled" },
    { from: "scheduled", event: "fall_due", to: "due" },
    { from: "scheduled", event: "cancel", to: "cancelled" },
    { from: "scheduled", event: "succeed", to: "paid" },
    { from: "due", event: "move", to: "scheduled" },
    { from: "due", event: "charge", to: "charging" },
    { from: "due", event: "cancel", to: "cancelled" },
    { from: "due", event: "succeed", to: "paid" },
    { from: "charging", event: "succeed", to: "paid" },
    {
      from: "charging",
      event: "soft_decline",
      guard: "attempts_left",
      to: "retry_wait",
    },
    { from: "charging", event: "soft_decline", to: "failed" },
    { from: "charging", event: "hard_decline", to: "failed" },
    {
      from: "charging",
      event: "need_authentication",
      to: "action_required",
    },
    { from: "charging", event: "lose_answer", to: "unknown" },
    { from: "unknown", event: "succeed", to: "paid" },
    {
      from: "unknown",
      event: "soft_decline",
      guard: "attempts_left",
      to: "retry_wait",
    },
    { from: "unknown", event: "soft_decline", to: "failed" },
    { from: "unknown", event: "hard_decline", to: "failed" },
    {
      from: "unknown",
      event: "need_authentication",
      to: "action_required",
    },
    { from: "unknown", event: "not_found", to: "due" },
    { from: "retry_wait", event: "charge", to: "charging" },
    { from: "retry_wait", event: "use_card", to: "retry_wait" },
    { from: "retry_wait", event: "cancel", to: "cancelled" },
    { from: "retry_wait", event: "succeed", to: "paid" },
    { from: "action_required", event: "succeed", to: "paid" },
    { from: "action_required", event: "charge", to: "charging" },
    { from: "action_required", event: "use_card", to: "retry_wait" },
    { from: "action_required", event: "hard_decline", to: "failed" },
    { from: "action_required", event: "cancel", to: "cancelled" },
    { from: "failed", event: "charge", to: "charging" },
    { from: "failed", event: "use_card", to: "retry_wait" },
    { from: "failed", event: "cancel", to: "cancelled" },
    { from: "failed", event: "succeed", to: "paid" },
    { from: "paid", event: "supply", to: "supplied" },
    { from: "paid", event: "refund", to: "refunded" },
    { from: "paid", event: "dispute", to: "disputed" },
    { from: "supplied", event: "refund", to: "refunded" },
    { from: "supplied", event: "dispute", to: "disputed" },
    {
      from: "disputed",
      event: "win_dispute",
      guard: "is_supplied",
      to: "supplied",
    },
    { from: "disputed", event: "win_dispute", to: "paid" },
    { from: "disputed", event: "lose_dispute", to: "refunded" },
    { from: "disputed", event: "supply", to: "disputed" },
    { from: "refunded", event: "supply", to: "refunded" },
    {
      from: "refunded",
      event: "win_dispute",
      guard: "lost_and_supplied",
      to: "supplied",
    },
    {
      from: "refunded",
      event: "win_dispute",
      guard: "was_lost",
      to: "paid",
    },
    {
      from: "refunded",
      event: "fail_refund",
      guard: "is_supplied",
      to: "supplied",
    },
    { from: "refunded", event: "fail_refund", to: "paid" },
    { from: "cancelled", event: "succeed", to: "paid" },
    { from: "cancelled", event: "restore", to: "scheduled" },
  ],
})

export type InstalmentState = StateOf<typeof instalmentMachine>
export type InstalmentEvent = EventOf<typeof instalmentMachine>
type GuardOf<M> = M extends StateMachine<string, string, infer G> ? G : never
export type InstalmentGuards = Partial<
  Record<GuardOf<typeof instalmentMachine>, boolean>
>
