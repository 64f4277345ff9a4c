import { defineStateMachine, type StateOf } from "../../../shared/state-machine"

/**
 * One permitted dispensing (SAF-1). It is used up when the pack is made, and
 * never comes back: a pack that is opened again is packed under the same issue.
 */
export const issueMachine = defineStateMachine({
  name: "issue",
  initial: "available",
  states: ["available", "reserved", "used", "withdrawn"],
  rows: [
    { from: "available", event: "reserve", to: "reserved" },
    { from: "available", event: "withdraw", to: "withdrawn" },
    { from: "reserved", event: "use", to: "used" },
    { from: "reserved", event: "release", to: "available" },
    { from: "reserved", event: "withdraw", to: "withdrawn" },
  ],
})

export type IssueState = StateOf<typeof issueMachine>
