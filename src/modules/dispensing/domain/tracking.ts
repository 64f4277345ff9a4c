import {
  parcelMachine,
  type ParcelEvent,
  type ParcelState,
} from "./parcel-machine"
import type { SupplyEvent, SupplyState } from "./supply-machine"

/** What a scan means to us; the provider translates its carrier's codes. "announced" moves nothing. */
export const TRACKING_KINDS = [
  "announced",
  "scan",
  "out_for_delivery",
  "attempt",
  "await_collection",
  "keep",
  "send_back",
  "return",
  "deliver",
  "lose",
] as const

export type TrackingKind = (typeof TRACKING_KINDS)[number]

export type ParcelPosition = {
  state: ParcelState
  /** The carrier's time of the last scan that counted. */
  last_event_at: Date | null
}

/**
 * Where a scan takes a parcel, or null when it moves nothing: unknown, repeated,
 * older than what is known, or after the end (DLV-1). A delivery or a return
 * counts though its time is older: a parcel that arrived did, whatever was
 * scanned late. Only the carrier's times are compared with each other, never
 * with our clock.
 */
export function trackedMove(
  position: ParcelPosition,
  scan: { kind: TrackingKind | null; occurred_at: Date }
): ParcelState | null {
  const { kind } = scan
  if (kind === null || kind === "announced") {
    return null
  }
  const event: ParcelEvent = kind
  if (!parcelMachine.can(position.state, event)) {
    return null
  }
  const known = position.last_event_at?.getTime() ?? Number.NEGATIVE_INFINITY
  const at = scan.occurred_at.getTime()
  const ends = kind === "deliver" || kind === "return"
  // A parcel reported missing after a delivery needs a newer scan than that.
  const late = position.state === "lost" ? at <= known : at < known && !ends
  const to = parcelMachine.next(position.state, event)
  return late || to === position.state ? null : to
}

/** What a parcel's new state means for its supply, in order. */
export function supplyEventsFor(
  to: ParcelState,
  supply: SupplyState
): SupplyEvent[] {
  switch (to) {
    case "delivered":
      return ["deliver"]
    case "returning":
      return ["fail_delivery"]
    case "returned":
      return supply === "dispatched" ? ["fail_delivery", "return"] : ["return"]
    case "lost":
      return supply === "dispatched" ? ["lose"] : []
    default:
      return []
  }
}

/** Parcel states of which the patient is told once each (DLV-1). */
export const TOLD_STATES: readonly ParcelState[] = [
  "out_for_delivery",
  "attempted",
  "awaiting_collection",
]

/** A stable name of a scan that the carrier gave no id: code and moment. */
export const scanKey = (scan: { code: string; occurred_at: Date }): string =>
  `${scan.code}:${scan.occurred_at.toISOString()}`

/** How long a parcel rests between two polls, in milliseconds (4 hours; agreed with the carrier). */
export const POLL_INTERVAL_MS = 4 * 3_600_000
