import type {
  BookedShipment,
  PushedScan,
  ShipmentRequest,
  TrackingReport,
} from "../../modules/dispensing/provider"
import { invalid } from "../../shared/errors"
import { toPounds } from "../../shared/money"
import { parseJson } from "../../shared/parse-json"
import { EVENT_CODES, meaningOf, MILESTONES } from "./event-codes"
import type { RoyalMailOptions } from "./options"
import { pushBody, type OrderInfo, type summaryResponse } from "./schemas"
import type { z } from "@medusajs/framework/zod"

const cut = (text: string, length: number) => text.slice(0, length)

/** Our request as Click & Drop's CreateOrdersRequest. No contents: what is inside is nobody's business. */
export function toCreateOrders(
  request: ShipmentRequest,
  options: RoyalMailOptions
) {
  const { recipient } = request
  const value = toPounds(request.goods_value)
  return {
    items: [
      {
        orderReference: request.reference,
        recipient: {
          address: {
            fullName: cut(recipient.name, 210),
            addressLine1: cut(recipient.address_1, 100),
            ...(recipient.address_2
              ? { addressLine2: cut(recipient.address_2, 100) }
              : {}),
            city: cut(recipient.city, 100),
            ...(recipient.county ? { county: cut(recipient.county, 100) } : {}),
            postcode: cut(recipient.postcode, 20),
            countryCode: recipient.country_code.toUpperCase(),
          },
        },
        packages: [
          {
            weightInGrams: Math.min(Math.max(request.weight_grams, 1), 30_000),
            packageFormatIdentifier: "smallParcel",
          },
        ],
        orderDate: request.ordered_at.toISOString(),
        subtotal: value,
        shippingCostCharged: 0,
        total: value,
        currencyCode: "GBP",
        postageDetails: {
          serviceCode: serviceCode(request.service_level, options),
          requestSignatureUponDelivery: request.signature_required,
          // The pharmacy tells its patients itself, in neutral words.
          receiveEmailNotification: false,
          receiveSmsNotification: false,
        },
        label: {
          includeLabelInResponse: true,
          includeCN: false,
          includeReturnsLabel: false,
        },
      },
    ],
  }
}

export const serviceCode = (
  level: ShipmentRequest["service_level"],
  options: RoyalMailOptions
): string =>
  level === "special" ? options.serviceSpecial : options.serviceStandard

/** An order of theirs as a shipment of ours. */
export const toShipment = (
  order: OrderInfo,
  service_code: string | null,
  label_pdf: Buffer | null
): BookedShipment => ({
  carrier_reference: String(order.orderIdentifier),
  service_code,
  tracking_number:
    order.trackingNumber ?? order.packages?.[0]?.trackingNumber ?? null,
  label_pdf,
})

/** The last scan of each mail piece; none where it was not scanned or is not known (E1308, E1142, …). */
export function toReports(
  answer: z.infer<typeof summaryResponse>
): TrackingReport[] {
  return answer.mailPieces.map(({ mailPieceId, summary }) => {
    const at = summary ? Date.parse(summary.lastEventDateTime) : Number.NaN
    if (!summary || Number.isNaN(at)) {
      return { tracking_number: mailPieceId, scan: null }
    }
    return {
      tracking_number: mailPieceId,
      scan: {
        code: summary.lastEventCode,
        ...meaningOf(EVENT_CODES, summary.lastEventCode),
        occurred_at: new Date(at),
        location: summary.lastEventLocationName ?? null,
      },
    }
  })
}

/**
 * The scans of a push body, each with the part of the body that tells it.
 * @throws invalid_field when the body has not the agreed shape.
 */
export function toScans(body: string): PushedScan[] {
  const parsed = pushBody.safeParse(parseJson(body))
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join(".") ?? ""
    throw invalid(path === "" ? "body" : path, "is not a tracking push")
  }
  return parsed.data.flatMap((item) =>
    item.Events.map((event) => {
      const milestone = (item.Milestone ?? "").trim().toUpperCase()
      const offset = event.EventUtcOffset ?? "+00:00"
      const at = Date.parse(`${event.EventDateTime.replace(" ", "T")}${offset}`)
      if (Number.isNaN(at)) {
        throw invalid("Events.EventDateTime", "is not a date with a time")
      }
      return {
        tracking_number: item.TrackingNumber,
        event_id: event.EventId,
        code: milestone === "" ? "PRE-ADVICE" : milestone,
        ...meaningOf(MILESTONES, milestone),
        occurred_at: new Date(at),
        location: event.EventLocation?.Location ?? null,
        raw: JSON.stringify([{ ...item, Events: [event] }]),
      }
    })
  )
}
