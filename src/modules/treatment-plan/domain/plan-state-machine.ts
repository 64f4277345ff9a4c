import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * Months bought together (design, section 5). A plan starts with the dispatch
 * of its first supply (DSP-3). It ends completed, cancelled, or at the twelve
 * months of its course (REN-4), never by time alone.
 */
export const planMachine = defineStateMachine({
  name: "plan",
  initial: "pending",
  states: [
    "pending",
    "active",
    "paused",
    "completed",
    "cancelled",
    "limit_reached",
  ],
  rows: [
    { from: "pending", event: "start", to: "active" },
    { from: "pending", event: "cancel", to: "cancelled" },
    { from: "active", event: "pause", to: "paused" },
    { from: "active", event: "complete", to: "completed" },
    { from: "active", event: "cancel", to: "cancelled" },
    { from: "active", event: "reach_limit", to: "limit_reached" },
    { from: "paused", event: "resume", to: "active" },
    { from: "paused", event: "cancel", to: "cancelled" },
    { from: "paused", event: "reach_limit", to: "limit_reached" },
  ],
})

export type PlanState = StateOf<typeof planMachine>
export type PlanEvent = EventOf<typeof planMachine>

/** Why a plan stands still; each cause is lifted by itself, and it resumes when none is left. */
export const PAUSE_CAUSES = ["payment", "patient", "clinical", "stock"] as const
export type PauseCause = (typeof PAUSE_CAUSES)[number]
