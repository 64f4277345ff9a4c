import {
  parcelMachine,
  TRACKED_PARCEL_STATES,
  type ParcelEvent,
  type ParcelState,
} from "../parcel-machine"

const UNDERWAY: ParcelState[] = [
  "handed_over",
  "in_transit",
  "out_for_delivery",
  "attempted",
  "awaiting_collection",
  "held",
]
const SCANS: [ParcelEvent, ParcelState][] = [
  ["scan", "in_transit"],
  ["out_for_delivery", "out_for_delivery"],
  ["attempt", "attempted"],
  ["await_collection", "awaiting_collection"],
  ["keep", "held"],
  ["send_back", "returning"],
  ["deliver", "delivered"],
  ["return", "returned"],
  ["lose", "lost"],
]

const ALLOWED: Record<string, ParcelState> = {
  "packed.book": "booked",
  "packed.label": "labelled",
  "packed.void": "voided",
  "booked.label": "labelled",
  "booked.void": "voided",
  "labelled.hand_over": "handed_over",
  "labelled.void": "voided",
  "returning.deliver": "delivered",
  "returning.return": "returned",
  "returning.lose": "lost",
  "lost.deliver": "delivered",
  "lost.return": "returned",
  "returned.send_again": "labelled",
  "delivered.report_missing": "lost",
  "delivered.report_damaged": "lost",
  ...Object.fromEntries(
    UNDERWAY.flatMap((state) =>
      SCANS.map(([event, to]) => [`${state}.${event}`, to])
    )
  ),
}

const product = parcelMachine.states.flatMap((state) =>
  parcelMachine.events.map((event): [ParcelState, ParcelEvent] => [
    state,
    event,
  ])
)

describe("parcel machine", () => {
  it.each(product)("%s takes %s as the table says", (state, event) => {
    const to = ALLOWED[`${state}.${event}`]
    expect(parcelMachine.can(state, event)).toBe(to !== undefined)
    if (to) {
      expect(parcelMachine.next(state, event)).toBe(to)
    }
  })

  it("lets no scan move a delivered parcel", () => {
    expect(parcelMachine.eventsFrom("delivered")).toEqual([
      "report_missing",
      "report_damaged",
    ])
  })

  it("is asked about while it is under way", () => {
    expect([...TRACKED_PARCEL_STATES]).toEqual([...UNDERWAY, "returning"])
  })
})
