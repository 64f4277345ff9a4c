import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * A difference between the partner's books and ours. It is mended when a
 * comparison no longer meets it, whoever saw to that; a person may accept with
 * a reason that it stays. Met again, or changed after it was accepted, it is
 * open again.
 */
export const differenceMachine = defineStateMachine({
  name: "money difference",
  initial: "open",
  states: ["open", "mended", "accepted"],
  rows: [
    { from: "open", event: "mend", to: "mended" },
    { from: "open", event: "accept", to: "accepted" },
    { from: "accepted", event: "mend", to: "mended" },
    { from: "accepted", event: "find_again", to: "open" },
    { from: "mended", event: "find_again", to: "open" },
  ],
})

export type DifferenceState = StateOf<typeof differenceMachine>
export type DifferenceEvent = EventOf<typeof differenceMachine>
