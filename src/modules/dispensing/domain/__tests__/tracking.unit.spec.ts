import fc from "fast-check"
import type { ParcelState } from "../parcel-machine"
import {
  scanKey,
  supplyEventsFor,
  trackedMove,
  TRACKING_KINDS,
  type TrackingKind,
} from "../tracking"

const at = (minutes: number) =>
  new Date(Date.UTC(2026, 10, 24, 8) + minutes * 60_000)
const parcel = (state: ParcelState, minutes: number | null = null) => ({
  state,
  last_event_at: minutes === null ? null : at(minutes),
})
const scan = (kind: TrackingKind | null, minutes: number) => ({
  kind,
  occurred_at: at(minutes),
})

describe("trackedMove", () => {
  it.each<
    [
      string,
      ParcelState,
      number | null,
      TrackingKind | null,
      number,
      ParcelState | null,
    ]
  >([
    ["the first scan", "handed_over", null, "scan", 0, "in_transit"],
    [
      "the next scan",
      "in_transit",
      0,
      "out_for_delivery",
      60,
      "out_for_delivery",
    ],
    [
      "a second attempt the next day",
      "attempted",
      0,
      "out_for_delivery",
      900,
      "out_for_delivery",
    ],
    ["the same state again", "in_transit", 0, "scan", 60, null],
    ["an older scan", "out_for_delivery", 60, "scan", 30, null],
    [
      "a scan of the same second",
      "in_transit",
      60,
      "out_for_delivery",
      60,
      "out_for_delivery",
    ],
    ["a delivery told late", "attempted", 60, "deliver", 30, "delivered"],
    ["an unknown word", "in_transit", 0, null, 60, null],
    ["the pre-advice", "handed_over", null, "announced", 0, null],
    ["a scan after the delivery", "delivered", 60, "scan", 90, null],
    ["a return after the delivery", "delivered", 60, "return", 90, null],
    ["the delivery again", "delivered", 60, "deliver", 90, null],
    [
      "the old delivery of a parcel reported missing",
      "lost",
      60,
      "deliver",
      60,
      null,
    ],
    [
      "a new delivery of a parcel reported missing",
      "lost",
      60,
      "deliver",
      61,
      "delivered",
    ],
    ["before the hand-over", "labelled", null, "scan", 0, null],
    ["after it was voided", "voided", null, "deliver", 0, null],
    ["sent back, then back", "returning", 60, "return", 90, "returned"],
  ])("%s", (_name, ...given) => {
    const [state, last, kind, minutes, expected] = given
    expect(trackedMove(parcel(state, last), scan(kind, minutes))).toBe(expected)
  })

  it("never leaves delivered, in whatever order scans come", () => {
    const anyScan = fc.record({
      kind: fc.constantFrom(...TRACKING_KINDS),
      minutes: fc.integer({ min: 0, max: 5000 }),
    })
    fc.assert(
      fc.property(fc.array(anyScan, { maxLength: 30 }), (scans) => {
        const position = parcel("handed_over")
        let delivered = false
        for (const { kind, minutes } of scans) {
          const to = trackedMove(position, scan(kind, minutes))
          if (to) {
            position.state = to
            position.last_event_at = at(minutes)
          }
          expect(delivered && position.state !== "delivered").toBe(false)
          delivered ||= position.state === "delivered"
        }
      })
    )
  })
})

describe("supplyEventsFor", () => {
  it.each([
    ["delivered", "dispatched", ["deliver"]],
    ["returning", "dispatched", ["fail_delivery"]],
    ["returned", "dispatched", ["fail_delivery", "return"]],
    ["returned", "delivery_failed", ["return"]],
    ["lost", "dispatched", ["lose"]],
    ["out_for_delivery", "dispatched", []],
    ["attempted", "dispatched", []],
  ] as const)("%s of a supply that is %s", (to, supply, events) => {
    expect(supplyEventsFor(to, supply)).toEqual(events)
  })
})

it("names a scan without an id by code and moment", () => {
  const named = { code: "EVKSP", occurred_at: at(0) }
  expect(scanKey(named)).toBe("EVKSP:2026-11-24T08:00:00.000Z")
})
