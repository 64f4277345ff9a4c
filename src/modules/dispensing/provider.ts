/** What a carrier must be able to do for us; a provider translates for one carrier. */
import type { TrackingKind } from "./domain/tracking"

export { gatePassHolds, type GatePass } from "./gate-pass"
export type { TrackingKind }

/** Under this key a carrier is registered in the module's container. */
export const CARRIER_KEY = "dispensing_carrier"

export type ShipmentAddress = {
  name: string
  address_1: string
  address_2?: string
  city: string
  county?: string
  postcode: string
  country_code: string
}

export type ShipmentRequest = {
  /** Our parcel reference; the carrier keeps it, and a look-up asks for it. */
  reference: string
  ordered_at: Date
  recipient: ShipmentAddress
  weight_grams: number
  service_level: "standard" | "special"
  signature_required: boolean
  /** Pence; the carrier's compensation is reckoned from it. */
  goods_value: number
}

export type BookedShipment = {
  carrier_reference: string
  service_code: string | null
  /** Null until the label exists. */
  tracking_number: string | null
  /** Null where the account prints its labels itself. */
  label_pdf: Buffer | null
}

export type TrackingReport = {
  tracking_number: string
  /** The last scan; null when the carrier has not scanned the parcel yet. */
  scan: CarrierScan | null
}

/** One scan: the carrier's own word and what it means to us. */
export type CarrierScan = {
  code: string
  /** Null for a word that the provider doesn't know. */
  kind: TrackingKind | null
  /** Left where somebody else may take it: a matter for staff with medicines. */
  left_with: "neighbour" | "safe_place" | null
  occurred_at: Date
  location: string | null
}

export type PushedScan = CarrierScan & {
  tracking_number: string
  event_id: string
  /** The part of the body that tells this scan; `parsePush` reads it again. */
  raw: string
}

/** All methods throw PartnerHttpError for what the partner does; see the retry matrix in its creator. */
export abstract class CarrierProvider {
  /** The partner's name in outbound calls. */
  abstract readonly name: string
  /** Books and labels one parcel. Not idempotent: look up after an unknown end. */
  abstract createShipment(request: ShipmentRequest): Promise<BookedShipment>
  /** A shipment by our reference, with its label where there is one. */
  abstract findShipment(reference: string): Promise<BookedShipment | undefined>
  /**
   * Takes back a label that was not handed over. Repeatable.
   * @throws PartnerHttpError "rejected" where the carrier keeps it: it was sent
   */
  abstract voidShipment(carrierReference: string): Promise<void>
  /**
   * Takes back every shipment under our reference but the one to keep, if any:
   * a request whose answer was lost may arrive after it was made again. Takes
   * nothing back where the one to keep isn't there. Repeatable.
   * @returns how many were there beside it
   */
  abstract voidOthers(reference: string, keep: string | null): Promise<number>
  /** The last scan of up to 30 parcels. */
  abstract trackingSummary(trackingNumbers: string[]): Promise<TrackingReport[]>
  /** Reads a push body. @throws invalid_field when it isn't the agreed shape. */
  abstract parsePush(body: string): PushedScan[]
  /** Where the recipient follows the parcel. */
  abstract trackingUrl(trackingNumber: string): string
}
