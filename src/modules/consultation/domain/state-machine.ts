import { defineStateMachine, type StateOf } from "../../../shared/state-machine"

/**
 * A consultation's states (design section 5). Abandoning is a person's decision
 * after 30 days, unpaid ones included. Only what nobody may keep any longer goes
 * by time: answers are sealed when their course is over, and what no rule,
 * clinician or supply touched is destroyed whole (REN-6, CON-9).
 *
 * Guards: retention_over, the days for which it is kept are over; touched, a
 * record of it has to be kept.
 */
export const consultationMachine = defineStateMachine({
  name: "consultation",
  initial: "draft",
  states: [
    "draft",
    "denied",
    "submitted",
    "consumed",
    "abandoned",
    "superseded",
    "expired",
    "sealed",
    "destroyed",
  ],
  rows: [
    { from: "draft", event: "deny_rule", to: "denied" },
    { from: "draft", event: "submit", to: "submitted" },
    {
      from: "draft",
      event: "abandon",
      to: "abandoned",
      guard: "by_staff_after_30_days",
    },
    { from: "abandoned", event: "resume", to: "draft" },
    { from: "submitted", event: "pay_captured", to: "consumed" },
    {
      from: "submitted",
      event: "abandon",
      to: "abandoned",
      guard: "unpaid_by_staff_after_30_days",
    },
    { from: "submitted", event: "withdraw", to: "abandoned" },
    { from: "consumed", event: "reconfirm", to: "consumed" },
    { from: "consumed", event: "supersede", to: "superseded" },
    { from: "consumed", event: "expire", to: "expired" },
    { from: "expired", event: "seal", to: "sealed" },
    {
      from: "denied",
      event: "seal",
      to: "sealed",
      guard: "retention_over",
    },
    { from: "superseded", event: "seal", to: "sealed" },
    { from: "draft", event: "seal", to: "sealed", guard: "touched" },
    { from: "submitted", event: "seal", to: "sealed", guard: "touched" },
    { from: "abandoned", event: "seal", to: "sealed", guard: "touched" },
    {
      from: "draft",
      event: "destroy",
      to: "destroyed",
      guard: "retention_over",
    },
    {
      from: "submitted",
      event: "destroy",
      to: "destroyed",
      guard: "retention_over",
    },
    {
      from: "abandoned",
      event: "destroy",
      to: "destroyed",
      guard: "retention_over",
    },
  ],
})

export type ConsultationState = StateOf<typeof consultationMachine>
