import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"
import type { DisputeStatus } from "./partner-records"

/**
 * A payment that the patient's bank asks back (design section 5). While it is
 * open, nothing more is supplied of what was paid with it. The bank has the
 * last word, also after the partner gave it up: what was lost may still be won.
 */
export const disputeMachine = defineStateMachine({
  name: "dispute",
  initial: "open",
  states: ["open", "won", "lost"],
  rows: [
    { from: "open", event: "win", to: "won" },
    { from: "open", event: "lose", to: "lost" },
    { from: "lost", event: "win", to: "won" },
  ],
})

export type DisputeState = StateOf<typeof disputeMachine>
export type DisputeEvent = EventOf<typeof disputeMachine>

const EVENT_OF_STATUS: Record<DisputeStatus, DisputeEvent | null> = {
  open: null,
  won: "win",
  lost: "lose",
}

/** The event that a partner's status stands for; null while it goes on. */
export const eventOfDispute = (status: DisputeStatus): DisputeEvent | null =>
  EVENT_OF_STATUS[status]
