import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * Money on its way back to a patient (design section 5). "sent" means that the
 * call is written down; the partner may not have heard of it yet. A refund that
 * succeeded may still fail weeks later, and what failed may turn out to have
 * been made after all: the partner's word counts. "cover" is a refund made
 * somewhere else that gave the money of this one.
 */
export const refundMachine = defineStateMachine({
  name: "refund",
  initial: "requested",
  states: [
    "requested",
    "sent",
    "pending",
    "requires_action",
    "succeeded",
    "failed",
    "settled_by_hand",
  ],
  rows: [
    { from: "requested", event: "send", to: "sent" },
    { from: "requested", event: "settle_by_hand", to: "settled_by_hand" },
    { from: "requested", event: "cover", to: "settled_by_hand" },
    { from: "sent", event: "accept", to: "pending" },
    { from: "sent", event: "need_action", to: "requires_action" },
    { from: "sent", event: "succeed", to: "succeeded" },
    { from: "sent", event: "fail", to: "failed" },
    { from: "pending", event: "need_action", to: "requires_action" },
    { from: "pending", event: "succeed", to: "succeeded" },
    { from: "pending", event: "fail", to: "failed" },
    { from: "requires_action", event: "accept", to: "pending" },
    { from: "requires_action", event: "succeed", to: "succeeded" },
    { from: "requires_action", event: "fail", to: "failed" },
    { from: "succeeded", event: "fail", to: "failed" },
    { from: "failed", event: "retry", to: "requested" },
    { from: "failed", event: "settle_by_hand", to: "settled_by_hand" },
    { from: "failed", event: "cover", to: "settled_by_hand" },
    { from: "failed", event: "accept", to: "pending" },
    { from: "failed", event: "succeed", to: "succeeded" },
  ],
})

export type RefundState = StateOf<typeof refundMachine>
export type RefundEvent = EventOf<typeof refundMachine>

/** The money is with the patient. */
export const CONFIRMED: readonly RefundState[] = [
  "succeeded",
  "settled_by_hand",
]

/** Nothing was asked of the partner, or it came to nothing: it can still be given in another way. */
export const UNSENT: readonly RefundState[] = ["requested", "failed"]

/** The partner has been asked and hasn't come to an end. */
export const UNDER_WAY: readonly RefundState[] = [
  "sent",
  "pending",
  "requires_action",
]

const EVENT_OF_STATUS = {
  pending: "accept",
  requires_action: "need_action",
  succeeded: "succeed",
  failed: "fail",
} as const satisfies Record<string, RefundEvent>

/** The event that a partner's status stands for. */
export const eventOfStatus = (
  status: keyof typeof EVENT_OF_STATUS
): RefundEvent => EVENT_OF_STATUS[status]
