import {
  defineStateMachine,
  type EventOf,
  type StateMachine,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * A prescription's way to its signature. A signature is final; what can still
 * change afterwards is its authority. `withdraw` ends an unsigned draft
 * wherever it stands; the partner may sign it all the same, so that an ended
 * one still takes a signature, which then authorises nothing (RX-3). A webhook
 * may come before the answer of the create call: `requested` takes it too.
 *
 * Guard hash_equal: what was signed is what was sent.
 */
export const prescriptionMachine = defineStateMachine({
  name: "prescription",
  initial: "draft",
  states: [
    "draft",
    "requested",
    "awaiting_signature",
    "signed",
    "quarantined",
    "ended",
  ],
  rows: [
    { from: "draft", event: "request", to: "requested" },
    { from: "draft", event: "withdraw", to: "ended" },
    { from: "requested", event: "accepted", to: "awaiting_signature" },
    { from: "requested", event: "refused", to: "draft" },
    { from: "requested", event: "withdraw", to: "ended" },
    { from: "requested", event: "declined", to: "ended" },
    {
      from: "requested",
      event: "signed",
      guard: "hash_equal",
      to: "signed",
    },
    { from: "requested", event: "signed", to: "quarantined" },
    { from: "awaiting_signature", event: "declined", to: "ended" },
    { from: "awaiting_signature", event: "withdraw", to: "ended" },
    {
      from: "awaiting_signature",
      event: "signed",
      guard: "hash_equal",
      to: "signed",
    },
    { from: "awaiting_signature", event: "signed", to: "quarantined" },
    { from: "ended", event: "signed", guard: "hash_equal", to: "signed" },
    { from: "ended", event: "signed", to: "quarantined" },
  ],
})

export type PrescriptionState = StateOf<typeof prescriptionMachine>
export type PrescriptionEvent = EventOf<typeof prescriptionMachine>
type GuardOf<M> = M extends StateMachine<string, string, infer G> ? G : never
export type PrescriptionGuards = Partial<
  Record<GuardOf<typeof prescriptionMachine>, boolean>
>
