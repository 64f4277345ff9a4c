import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * A parcel as the carrier tells it. Events after "delivered" are the staff's
 * (reported missing, damaged): no scan that comes late moves it back (DLV-1).
 */
export const parcelMachine = defineStateMachine({
  name: "parcel",
  initial: "packed",
  states: [
    "packed",
    "booked",
    "labelled",
    "handed_over",
    "in_transit",
    "out_for_delivery",
    "attempted",
    "awaiting_collection",
    "held",
    "returning",
    "delivered",
    "returned",
    "lost",
    "voided",
  ],
  rows: [
    // Booked without a tracking number: the account prints labels at its own desk.
    { from: "packed", event: "book", to: "booked" },
    { from: "packed", event: "label", to: "labelled" },
    { from: "packed", event: "void", to: "voided" },
    { from: "booked", event: "label", to: "labelled" },
    { from: "booked", event: "void", to: "voided" },
    { from: "labelled", event: "hand_over", to: "handed_over" },
    { from: "labelled", event: "void", to: "voided" },
    ...underway("handed_over"),
    ...underway("in_transit"),
    ...underway("out_for_delivery"),
    ...underway("attempted"),
    ...underway("awaiting_collection"),
    ...underway("held"),
    { from: "returning", event: "deliver", to: "delivered" },
    { from: "returning", event: "return", to: "returned" },
    { from: "returning", event: "lose", to: "lost" },
    { from: "lost", event: "deliver", to: "delivered" },
    { from: "lost", event: "return", to: "returned" },
    { from: "returned", event: "send_again", to: "labelled" },
    { from: "delivered", event: "report_missing", to: "lost" },
    { from: "delivered", event: "report_damaged", to: "lost" },
  ],
})

/** On its way, every scan may follow every other: the carrier's order is not reliable. */
function underway<const S extends string>(from: S) {
  return [
    { from, event: "scan" as const, to: "in_transit" as const },
    {
      from,
      event: "out_for_delivery" as const,
      to: "out_for_delivery" as const,
    },
    { from, event: "attempt" as const, to: "attempted" as const },
    {
      from,
      event: "await_collection" as const,
      to: "awaiting_collection" as const,
    },
    { from, event: "keep" as const, to: "held" as const },
    { from, event: "send_back" as const, to: "returning" as const },
    { from, event: "deliver" as const, to: "delivered" as const },
    { from, event: "return" as const, to: "returned" as const },
    { from, event: "lose" as const, to: "lost" as const },
  ]
}

export type ParcelState = StateOf<typeof parcelMachine>
export type ParcelEvent = EventOf<typeof parcelMachine>

/** Handed over and not at an end: what the poll asks the carrier about. */
export const TRACKED_PARCEL_STATES: readonly ParcelState[] = [
  "handed_over",
  "in_transit",
  "out_for_delivery",
  "attempted",
  "awaiting_collection",
  "held",
  "returning",
]
