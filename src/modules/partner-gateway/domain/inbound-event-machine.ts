import { defineStateMachine } from "../../../shared/state-machine"

/** A partner's event: stored once before it is answered, worked on after. */
export const inboundEventMachine = defineStateMachine({
  name: "inbound event",
  initial: "stored",
  states: ["stored", "processed", "failed"],
  rows: [
    { from: "stored", event: "process", to: "processed" },
    { from: "stored", event: "fail", to: "failed" },
    { from: "failed", event: "process", to: "processed" },
    { from: "failed", event: "fail", to: "failed" },
    { from: "processed", event: "process", to: "processed" },
  ],
})
