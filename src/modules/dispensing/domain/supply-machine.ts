import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * A supply: one dispensing of one treatment (DSP-1..3, DLV-1..2). Rows that
 * stay in their state record an act that belongs to it. "Blocked" is no state:
 * it is read from the gates. A hold works until the parcel is handed over.
 */
export const supplyMachine = defineStateMachine({
  name: "supply",
  initial: "scheduled",
  states: [
    "scheduled",
    "due",
    "ready",
    "dispensing",
    "packed",
    "labelled",
    "dispatched",
    "delivered",
    "awaiting_choice",
    "cancelled",
    "further_consultation",
    "delivery_failed",
    "returned",
    "disposed",
    "refunded",
    "replaced",
  ],
  rows: [
    { from: "scheduled", event: "fall_due", to: "due" },
    { from: "scheduled", event: "cancel", to: "cancelled" },

    { from: "due", event: "make_ready", to: "ready", guard: "gates_open" },
    { from: "due", event: "acknowledge_overlap", to: "due" },
    { from: "due", event: "out_of_stock", to: "awaiting_choice" },
    { from: "due", event: "cancel", to: "cancelled" },

    { from: "awaiting_choice", event: "wait", to: "due" },
    { from: "awaiting_choice", event: "cancel", to: "cancelled" },
    {
      from: "awaiting_choice",
      event: "consult_again",
      to: "further_consultation",
    },

    { from: "ready", event: "start", to: "dispensing", guard: "gates_open" },
    { from: "ready", event: "clinical_check", to: "ready" },
    { from: "ready", event: "block", to: "due" },
    { from: "ready", event: "out_of_stock", to: "awaiting_choice" },
    { from: "ready", event: "cancel", to: "cancelled" },

    { from: "dispensing", event: "scan", to: "dispensing" },
    { from: "dispensing", event: "clinical_check", to: "dispensing" },
    {
      from: "dispensing",
      event: "accuracy_check",
      to: "dispensing",
      guard: "packs_scanned",
    },
    { from: "dispensing", event: "pack", to: "packed", guard: "gates_open" },
    { from: "dispensing", event: "unpack", to: "ready", guard: "pack_intact" },
    { from: "dispensing", event: "unpack", to: "disposed" },

    { from: "packed", event: "clinical_check", to: "packed" },
    { from: "packed", event: "label", to: "labelled" },
    { from: "packed", event: "unpack", to: "ready", guard: "pack_intact" },
    { from: "packed", event: "unpack", to: "disposed" },

    { from: "labelled", event: "clinical_check", to: "labelled" },
    {
      from: "labelled",
      event: "hand_over",
      to: "dispatched",
      guard: "gates_open",
    },
    { from: "labelled", event: "unpack", to: "ready", guard: "pack_intact" },
    { from: "labelled", event: "unpack", to: "disposed" },

    // Attempted and awaiting collection are the parcel's; the supply is still on its way.
    { from: "dispatched", event: "deliver", to: "delivered" },
    { from: "dispatched", event: "fail_delivery", to: "delivery_failed" },
    { from: "dispatched", event: "lose", to: "delivery_failed" },

    { from: "delivered", event: "report_missing", to: "delivery_failed" },
    { from: "delivered", event: "report_damaged", to: "delivery_failed" },

    // A parcel given up as lost does turn up now and then.
    { from: "delivery_failed", event: "deliver", to: "delivered" },
    { from: "delivery_failed", event: "return", to: "returned" },
    { from: "delivery_failed", event: "refund", to: "refunded" },
    { from: "delivery_failed", event: "replace", to: "replaced" },

    { from: "returned", event: "send_again", to: "labelled", guard: "sealed" },
    { from: "returned", event: "dispose", to: "disposed" },

    // What was destroyed is made good as what was lost.
    { from: "disposed", event: "refund", to: "refunded" },
    { from: "disposed", event: "replace", to: "replaced" },

    ...holdRows("scheduled", "due", "awaiting_choice", "ready"),
    ...holdRows("dispensing", "packed", "labelled"),
  ],
})

function holdRows<const S extends string>(...states: S[]) {
  return states.flatMap((state) => [
    { from: state, event: "hold" as const, to: state },
    { from: state, event: "release_hold" as const, to: state },
  ])
}

export type SupplyState = StateOf<typeof supplyMachine>
export type SupplyEvent = EventOf<typeof supplyMachine>

/** States in which a supply still has something to do for the pharmacy floor. */
export const OPEN_SUPPLY_STATES: readonly SupplyState[] = [
  "scheduled",
  "due",
  "awaiting_choice",
  "ready",
  "dispensing",
  "packed",
  "labelled",
]
