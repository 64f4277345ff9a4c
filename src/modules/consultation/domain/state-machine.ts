import { defineStateMachine, type StateOf } from "../../../shared/state-machine"

/**
 * A consultation's states (design section 5). Nothing moves by time alone:
 * abandoning is a person's decision after 30 days, unpaid ones included.
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
    { from: "denied", event: "seal", to: "sealed" },
    { from: "superseded", event: "seal", to: "sealed" },
    { from: "abandoned", event: "destroy", to: "destroyed" },
  ],
})

export type ConsultationState = StateOf<typeof consultationMachine>
