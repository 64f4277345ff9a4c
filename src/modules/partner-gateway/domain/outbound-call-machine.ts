import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * An outbound effect (design section 5). "unknown" means that the partner may
 * have acted: it is looked up, or held for staff; it is never sent blindly again.
 */
export const outboundCallMachine = defineStateMachine({
  name: "outbound call",
  initial: "pending",
  states: [
    "pending",
    "sending",
    "retrying",
    "unknown",
    "manual",
    "refused",
    "done",
    "cancelled",
  ],
  rows: [
    { from: "pending", event: "send", to: "sending" },
    { from: "retrying", event: "send", to: "sending" },
    { from: "sending", event: "succeeded", to: "done" },
    { from: "sending", event: "not_sent", to: "retrying" },
    { from: "sending", event: "refused", to: "refused" },
    { from: "sending", event: "lost", to: "unknown" },
    { from: "unknown", event: "found", to: "done" },
    { from: "unknown", event: "not_found", to: "pending" },
    { from: "unknown", event: "cannot_look_up", to: "manual" },
    { from: "manual", event: "retry", to: "pending" },
    { from: "manual", event: "mark_done", to: "done" },
    { from: "refused", event: "retry", to: "pending" },
    { from: "refused", event: "mark_done", to: "done" },
    { from: "retrying", event: "retry", to: "pending" },
    { from: "retrying", event: "mark_done", to: "done" },
    { from: "pending", event: "cancel", to: "cancelled" },
    { from: "retrying", event: "cancel", to: "cancelled" },
    { from: "refused", event: "cancel", to: "cancelled" },
    { from: "manual", event: "cancel", to: "cancelled" },
  ],
})

export type OutboundCallState = StateOf<typeof outboundCallMachine>
export type OutboundCallEvent = EventOf<typeof outboundCallMachine>
