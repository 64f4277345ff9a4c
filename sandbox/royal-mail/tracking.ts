import { type Call, json, type Reply } from "../kit/http"
import { randomHex, sameText } from "../kit/ids"
import { EVENT_KINDS, type EventKind } from "./events"
import { isS10 } from "./s10"
import {
  type Depot,
  type Shipment,
  shipmentOf,
  type TrackingEvent,
} from "./state"

type Problem = { status: number; code: string; text: string }

/** 401 or 400 where a header is wrong or missing; undefined where all is well. */
export function headerProblem(depot: Depot, call: Call): Reply | undefined {
  const { royalMailTrackingClientId, royalMailTrackingClientSecret } =
    depot.sandbox.secrets
  if (
    !sameText(call.header("x-ibm-client-id"), royalMailTrackingClientId) ||
    !sameText(call.header("x-ibm-client-secret"), royalMailTrackingClientSecret)
  ) {
    return trackingUnauthorised()
  }
  if (call.header("x-accept-rmg-terms") !== "yes") {
    const text = "Failed header validation for X-Accept-RMG-Terms"
    return problemReply({ status: 400, code: "E0004", text })
  }
  return undefined
}

export function trackingUnauthorised(): Reply {
  return json(401, {
    httpCode: "401",
    httpMessage: "Unauthorized",
    moreInformation: "Invalid client id or secret",
  })
}

/** GET /{id}/events */
export function eventsOf(depot: Depot, call: Call): Reply {
  const id = call.param("id")
  const found = lookUp(depot, id)
  if ("code" in found) {
    return problemReply(found)
  }
  return json(200, {
    mailPieces: {
      ...carrier(id),
      summary: summaryOf(found),
      ...signatureMeta(found),
      estimatedDelivery: estimate(found),
      events: [...found.events].reverse().map((event) => ({
        eventCode: event.code,
        eventName: kindOf(event).name,
        eventDateTime: withOffset(event.at),
        locationName: event.location,
      })),
      links: {
        summary: {
          href: `/mailpieces/v2/summary?mailPieceId=${id}`,
          title: "Summary",
          description: "Get summary",
        },
      },
    },
  })
}

/** GET /summary?mailPieceId=a,b (30 at most) */
export function summaries(depot: Depot, call: Call): Reply {
  const ids = (call.query.get("mailPieceId") ?? "").split(",").filter(Boolean)
  if (ids.length === 0) {
    const text = "mailPieceId is required"
    return problemReply({ status: 400, code: "E0004", text })
  }
  if (ids.length > 30) {
    const text = "Too many mail piece ids, 30 at most"
    return problemReply({ status: 400, code: "E0013", text })
  }
  const mailPieces = ids.map((id) => {
    const found = lookUp(depot, id)
    return "code" in found
      ? { mailPieceId: id, status: String(found.status), error: errorOf(found) }
      : { ...carrier(id), status: "200", summary: summaryOf(found) }
  })
  return json(200, { mailPieces })
}

/** GET /{id}/signature */
export function signatureOf(depot: Depot, call: Call): Reply {
  const id = call.param("id")
  const found = lookUp(depot, id)
  if ("code" in found) {
    return problemReply(found)
  }
  const meta = signatureMeta(found).signature
  if (!meta) {
    const text = `Proof of delivery is not yet available for ${id}`
    return problemReply({ status: 404, code: "E1144", text })
  }
  return json(200, {
    mailPieces: {
      ...carrier(id),
      signature: {
        oneDBarcode: id,
        ...meta,
        imageFormat: "image/svg+xml",
        height: 60,
        width: 160,
        image:
          '<svg height="60" width="160"><path d="M5 40 L60 20 L100 45 L150 15" fill="none" stroke="#000"/></svg>',
      },
    },
  })
}

/** Records an event and pushes it; throws where the code is not known. */
export function addEvent(
  depot: Depot,
  shipment: Shipment,
  code: string,
  location?: string
): TrackingEvent {
  const event: TrackingEvent = {
    id: randomHex(16),
    code,
    at: new Date().toISOString(),
    location: location || `${shipment.town} DO`,
  }
  const kind = kindOf(event)
  shipment.events.push(event)
  depot.sandbox.store.touch()
  const body = JSON.stringify([pushOf(shipment, event, kind)])
  depot.sandbox.webhooks.enqueue("royal-mail", code, body)
  return event
}

function pushOf(shipment: Shipment, event: TrackingEvent, kind: EventKind) {
  const at = event.at.slice(0, 19).replace("T", " ")
  return {
    TrackingNumber: shipment.trackingNumber,
    ShipmentId: shipment.shipmentId,
    ShipperReference: shipment.orderReference,
    CarrierCode: "RM",
    Milestone: kind.milestone,
    MilestoneDateTime: kind.milestone ? at : "",
    Events: [
      {
        EventId: event.id,
        EventType: "Tracking",
        EventDescription: kind.name,
        EventDateTime: at,
        EventUtcOffset: "+00:00",
        EventLocation: { Location: event.location, CountryCode: "GB" },
      },
    ],
  }
}

function lookUp(depot: Depot, id: string): Shipment | Problem {
  const shipment = isS10(id) ? shipmentOf(depot, id) : undefined
  if (!shipment || shipment.cancelled) {
    const text = `Barcode reference ${id} isn't recognised`
    return { status: 404, code: "E1142", text }
  }
  if (shipment.events.length === 0) {
    const text = `Item ${id} has not yet been scanned`
    return { status: 404, code: "E1308", text }
  }
  return shipment
}

function summaryOf(shipment: Shipment) {
  const last = shipment.events[shipment.events.length - 1]
  const kind = last && kindOf(last)
  return {
    uniqueItemId: shipment.shipmentId.slice(0, 21).toUpperCase(),
    oneDBarcode: shipment.trackingNumber,
    productId: shipment.serviceCode,
    productName: "Royal Mail Tracked",
    productCategory: "NON-INTERNATIONAL",
    destinationCountryCode: "GBR",
    originCountryCode: "GBR",
    lastEventCode: last?.code,
    lastEventName: kind?.name,
    lastEventDateTime: last && withOffset(last.at),
    lastEventLocationName: last?.location,
    statusDescription: kind?.description,
    statusCategory: kind?.category,
    summaryLine: `Item ${shipment.trackingNumber}: ${kind?.name ?? ""}.`,
  }
}

function signatureMeta(shipment: Shipment) {
  const signed = shipment.events.find((event) => event.code === "EVKSP")
  return signed
    ? {
        signature: {
          recipientName: "RECIPIENT",
          signatureDateTime: withOffset(signed.at),
          imageId: "001234",
        },
      }
    : { signature: undefined }
}

function estimate(shipment: Shipment) {
  const due = shipment.events.find((event) => event.code === "EVGPD")
  return due
    ? {
        date: due.at.slice(0, 10),
        startOfEstimatedWindow: "09:00:00+00:00",
        endOfEstimatedWindow: "13:00:00+00:00",
      }
    : undefined
}

function carrier(id: string) {
  return {
    mailPieceId: id,
    carrierShortName: "RM",
    carrierFullName: "Royal Mail Group Ltd",
  }
}

function kindOf(event: TrackingEvent): EventKind {
  const kind = EVENT_KINDS[event.code]
  if (!kind) {
    throw new Error(`unknown tracking event code ${event.code}`)
  }
  return kind
}

function withOffset(iso: string): string {
  return `${iso.slice(0, 19)}+00:00`
}

function errorOf(problem: Problem) {
  return {
    errorCode: problem.code,
    errorDescription: problem.text,
    errorCause: problem.text,
    errorResolution: "Check the request and submit it again",
  }
}

function problemReply(problem: Problem): Reply {
  const httpMessage = problem.status === 404 ? "Not Found" : "Bad Request"
  return json(problem.status, {
    httpCode: String(problem.status),
    httpMessage,
    errors: [errorOf(problem)],
  })
}
