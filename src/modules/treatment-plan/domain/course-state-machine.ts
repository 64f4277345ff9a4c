import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * One patient's unbroken treatment in one category from one consultation: it
 * lapses when the grace after the last dispatch is over (REN-5, REN-6), ends at
 * twelve months (REN-4), or is stopped by a clinician.
 */
export const courseMachine = defineStateMachine({
  name: "course",
  initial: "open",
  states: ["open", "lapsed", "limit_reached", "stopped"],
  rows: [
    { from: "open", event: "lapse", to: "lapsed" },
    { from: "open", event: "reach_limit", to: "limit_reached" },
    { from: "open", event: "stop", to: "stopped" },
  ],
})

export type CourseState = StateOf<typeof courseMachine>
export type CourseEvent = EventOf<typeof courseMachine>
