import { defineStateMachine } from "../../../shared/state-machine"

/** What was sent to the pharmacy's patient record for one approved case (PMR-1). */
export const pushMachine = defineStateMachine({
  name: "PMR push",
  initial: "pending",
  states: ["pending", "pushed", "failing", "entered_by_hand"],
  rows: [
    { from: "pending", event: "pushed", to: "pushed" },
    { from: "pending", event: "failed", to: "failing" },
    { from: "failing", event: "pushed", to: "pushed" },
    { from: "failing", event: "failed", to: "failing" },
    { from: "failing", event: "enter_by_hand", to: "entered_by_hand" },
    { from: "pending", event: "enter_by_hand", to: "entered_by_hand" },
    { from: "entered_by_hand", event: "pushed", to: "pushed" },
  ],
})
