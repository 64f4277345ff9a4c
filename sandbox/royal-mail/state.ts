import { nowIso, randomHex } from "../kit/ids"
import type { Section } from "../kit/store"
import type { Sandbox } from "../kit/types"
import { s10Number } from "./s10"
import type { CreateOrder, OrderKey } from "./wire"

export type Order = {
  orderIdentifier: number
  orderReference: string
  createdOn: string
  orderDate: string
  printedOn?: string
  manifestedOn?: string
  shippedOn?: string
  trackingNumber?: string
  request: CreateOrder
}

export type TrackingEvent = {
  id: string
  code: string
  at: string
  location: string
}

export type Shipment = {
  trackingNumber: string
  shipmentId: string
  orderIdentifier: number
  orderReference: string
  serviceCode: string
  town: string
  cancelled?: boolean
  events: TrackingEvent[]
}

export type Manifest = {
  manifestNumber: number
  createdOn: string
  trackingNumbers: string[]
}

export type RoyalMailState = {
  nextOrder: number
  nextSerial: number
  nextManifest: number
  orders: Order[]
  deleted: Order[]
  shipments: Shipment[]
  manifests: Manifest[]
}

export type Depot = { sandbox: Sandbox; state: Section<RoyalMailState> }

/** The state before the first order. */
export function emptyState(): RoyalMailState {
  return {
    nextOrder: 1001,
    nextSerial: 10001,
    nextManifest: 1001,
    orders: [],
    deleted: [],
    shipments: [],
    manifests: [],
  }
}

export function addOrder(depot: Depot, request: CreateOrder): Order {
  const state = depot.state.get()
  const order: Order = {
    orderIdentifier: state.nextOrder++,
    orderReference: request.orderReference ?? "",
    createdOn: nowIso(),
    orderDate: request.orderDate,
    request,
  }
  state.orders.push(order)
  depot.sandbox.store.touch()
  return order
}

/** Makes the label: gives the order its tracking number, once. */
export function printLabel(depot: Depot, order: Order): Shipment {
  const state = depot.state.get()
  const existing = state.shipments.find(
    (s) => s.trackingNumber === order.trackingNumber
  )
  if (existing && order.trackingNumber) {
    return existing
  }
  const service = order.request.postageDetails?.serviceCode ?? ""
  const prefix = service.startsWith("SD") ? "SD" : "TT"
  const shipment: Shipment = {
    trackingNumber: s10Number(prefix, state.nextSerial++),
    shipmentId: randomHex(16),
    orderIdentifier: order.orderIdentifier,
    orderReference: order.orderReference,
    serviceCode: service || "TPN24",
    town: order.request.recipient.address.city,
    events: [],
  }
  state.shipments.push(shipment)
  order.trackingNumber = shipment.trackingNumber
  order.printedOn = nowIso()
  depot.sandbox.store.touch()
  return shipment
}

/** Voids an order's label; the tracking number is never used again. */
export function voidLabel(depot: Depot, order: Order): void {
  const shipment = shipmentOf(depot, order.trackingNumber ?? "")
  if (shipment) {
    shipment.cancelled = true
  }
  order.trackingNumber = undefined
  order.printedOn = undefined
  order.shippedOn = undefined
  depot.sandbox.store.touch()
}

export function removeOrder(depot: Depot, order: Order): void {
  const state = depot.state.get()
  const shipment = shipmentOf(depot, order.trackingNumber ?? "")
  if (shipment) {
    shipment.cancelled = true
  }
  state.orders = state.orders.filter((o) => o !== order)
  state.deleted.push(order)
  depot.sandbox.store.touch()
}

export function shipmentOf(
  depot: Depot,
  trackingNumber: string
): Shipment | undefined {
  return depot.state
    .get()
    .shipments.find((s) => s.trackingNumber === trackingNumber)
}

/** All orders under a key; a reference may belong to several. */
export function findOrders(depot: Depot, key: OrderKey): Order[] {
  return depot.state
    .get()
    .orders.filter((order) =>
      "id" in key
        ? order.orderIdentifier === key.id
        : order.orderReference === key.reference
    )
}

/** The order as the API shows it. */
export function orderInfo(order: Order) {
  const count = Math.max(1, order.request.packages?.length ?? 1)
  return {
    orderIdentifier: order.orderIdentifier,
    orderReference: order.orderReference || undefined,
    createdOn: order.createdOn,
    orderDate: order.orderDate,
    printedOn: order.printedOn,
    manifestedOn: order.manifestedOn,
    shippedOn: order.shippedOn,
    trackingNumber: order.trackingNumber,
    packages: Array.from({ length: count }, (_, i) => ({
      packageNumber: i + 1,
      trackingNumber: order.trackingNumber,
    })),
  }
}
