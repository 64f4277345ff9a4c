import {
  CarrierProvider,
  type BookedShipment,
  type PushedScan,
  type ShipmentRequest,
  type TrackingReport,
} from "../../modules/dispensing/provider"
import { malformed } from "../../shared/http/http-client"
import { ClickAndDropClient } from "./click-and-drop-client"
import {
  serviceCode,
  toCreateOrders,
  toReports,
  toScans,
  toShipment,
} from "./mapping"
import { optionsSchema, type RoyalMailOptions } from "./options"
import { MAX_MAIL_PIECES, TrackingClient } from "./tracking-client"

/** Royal Mail: labels by Click & Drop, tracking by Tracking V2 and the push. */
class RoyalMailCarrierProvider extends CarrierProvider {
  static identifier = "royal-mail"
  readonly name = "royal_mail"
  private readonly options: RoyalMailOptions
  private readonly orders: ClickAndDropClient
  private readonly tracking: TrackingClient

  static validateOptions(options: unknown): void {
    optionsSchema.parse(options)
  }

  constructor(_container: Record<string, unknown>, options: unknown) {
    super()
    this.options = optionsSchema.parse(options)
    this.orders = new ClickAndDropClient(this.options)
    this.tracking = new TrackingClient(this.options)
  }

  override async createShipment(
    request: ShipmentRequest
  ): Promise<BookedShipment> {
    const body = toCreateOrders(request, this.options)
    const order = await this.orders.createOrder(body)
    const code = serviceCode(request.service_level, this.options)
    return toShipment(order, code, order.label ? readLabel(order.label) : null)
  }

  override async findShipment(
    reference: string
  ): Promise<BookedShipment | undefined> {
    const [order] = await this.orders.findOrders(reference)
    if (!order) {
      return undefined
    }
    const label = await this.orders.label(order.orderIdentifier)
    // The label brings the tracking number when it was not printed before.
    const printed =
      label && !order.trackingNumber
        ? (await this.orders.findOrders(reference)).find(
            ({ orderIdentifier }) => orderIdentifier === order.orderIdentifier
          )
        : undefined
    return toShipment(printed ?? order, null, label)
  }

  override async voidShipment(carrierReference: string): Promise<void> {
    await this.orders.deleteOrder(carrierReference)
  }

  override async voidOthers(
    reference: string,
    keep: string | null
  ): Promise<number> {
    const found = await this.orders.findOrders(reference)
    const ids = found.map(({ orderIdentifier }) => String(orderIdentifier))
    if (keep !== null && !ids.includes(keep)) {
      return 0
    }
    const others = ids.filter((id) => id !== keep)
    // One that can't be taken back doesn't keep the others.
    const ends = []
    for (const id of others) {
      ends.push(...(await Promise.allSettled([this.orders.deleteOrder(id)])))
    }
    const failed = ends.find((end) => end.status === "rejected")
    if (failed) {
      throw failed.reason
    }
    return others.length
  }

  override async trackingSummary(
    trackingNumbers: string[]
  ): Promise<TrackingReport[]> {
    const reports: TrackingReport[] = []
    for (let from = 0; from < trackingNumbers.length; from += MAX_MAIL_PIECES) {
      const part = trackingNumbers.slice(from, from + MAX_MAIL_PIECES)
      reports.push(...toReports(await this.tracking.summary(part)))
    }
    return reports
  }

  override parsePush(body: string): PushedScan[] {
    return toScans(body)
  }

  override trackingUrl(trackingNumber: string): string {
    const number = encodeURIComponent(trackingNumber)
    return `https://www.royalmail.com/track-your-item#/tracking-results/${number}`
  }
}

function readLabel(base64: string): Buffer {
  const bytes = Buffer.from(base64, "base64")
  if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") {
    throw malformed("royal_mail", "create_order", "the label is no PDF")
  }
  return bytes
}

export default RoyalMailCarrierProvider
