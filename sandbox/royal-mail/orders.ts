import { type Call, json, type Reply } from "../kit/http"
import { nowIso } from "../kit/ids"
import { isRecord } from "../kit/schema"
import { labelPdf } from "./label"
import {
  addOrder,
  type Depot,
  findOrders,
  type Order,
  orderInfo,
  printLabel,
  removeOrder,
  voidLabel,
} from "./state"
import {
  checkOrder,
  itemsOf,
  type OrderError,
  type OrderKey,
  parseOrderKeys,
} from "./wire"

const OBA_ONLY = "Feature available for OBA accounts only"

/** POST /orders: 200 even where some orders fail. */
export async function createOrders(depot: Depot, call: Call): Promise<Reply> {
  const items = itemsOf(call.json())
  if (!items) {
    return bad("The field 'items' is required and can't be empty")
  }
  if (items.length > 100) {
    return bad("Amount of orders must not exceed 100")
  }
  if (items.filter(wantsLabel).length > 1) {
    return bad("Amount of labels across all items must not exceed 1")
  }
  const createdOrders: unknown[] = []
  const failedOrders: Array<{ order: unknown; errors: OrderError[] }> = []
  for (const item of items) {
    const checked = checkOrder(item)
    if ("errors" in checked) {
      failedOrders.push({ order: item, errors: checked.errors })
      continue
    }
    const order = addOrder(depot, checked.value)
    const label = wantsLabel(item) ? await labelFor(depot, order) : {}
    createdOrders.push({ ...orderInfo(order), ...label })
  }
  return json(200, {
    successCount: createdOrders.length,
    errorsCount: failedOrders.length,
    createdOrders,
    failedOrders,
  })
}

async function labelFor(depot: Depot, order: Order) {
  if (!depot.sandbox.config().royal_mail_oba) {
    return { labelErrors: [{ code: "Forbidden", message: OBA_ONLY }] }
  }
  const shipment = printLabel(depot, order)
  const pdf = await labelPdf([{ order, shipment }])
  return {
    label: pdf.toString("base64"),
    labelErrors: [],
    generatedDocuments: ["postageLabel"],
  }
}

function wantsLabel(item: unknown): boolean {
  const label = isRecord(item) ? item.label : undefined
  return isRecord(label) && label.includeLabelInResponse === true
}

/** GET /orders/{ids}: an array; 404 where none is known. */
export function getOrders(depot: Depot, call: Call): Reply {
  const keys = parseOrderKeys(call.rawParam("ids"))
  if (!keys) {
    return badKeys()
  }
  const found = keys.flatMap((key) => findOrders(depot, key))
  if (found.length === 0) {
    return json(404, keys.map(notFound))
  }
  return json(200, found.map(orderInfo))
}

/** GET /orders: pages by date with a continuation token. */
export function listOrders(depot: Depot, call: Call): Reply {
  const size = Number(call.query.get("pageSize") ?? 25)
  if (!Number.isInteger(size) || size < 1 || size > 100) {
    return bad("The field 'pageSize' must be from 1 to 100")
  }
  const from = Date.parse(call.query.get("startDateTime") ?? "1970-01-01")
  const to = Date.parse(call.query.get("endDateTime") ?? "9999-12-31")
  if (Number.isNaN(from) || Number.isNaN(to)) {
    return bad("The dates must be date-times")
  }
  const start = Number(call.query.get("continuationToken") ?? 0)
  const matching = depot.state.get().orders.filter((order) => {
    const created = Date.parse(order.createdOn)
    return created >= from && created <= to
  })
  const end = start + size
  return json(200, {
    orders: matching.slice(start, end).map(orderInfo),
    continuationToken: end < matching.length ? String(end) : undefined,
  })
}

/** DELETE /orders/{ids}: refused for what has left. */
export function deleteOrders(depot: Depot, call: Call): Reply {
  const keys = parseOrderKeys(call.rawParam("ids"))
  if (!keys) {
    return badKeys()
  }
  const deletedOrders: unknown[] = []
  const errors: unknown[] = []
  for (const key of keys) {
    const found = findOrders(depot, key)
    if (found.length === 0) {
      errors.push({
        ...keyFields(key),
        code: "NotFound",
        message: "Order not found",
      })
    }
    for (const order of found) {
      const { orderIdentifier, orderReference } = order
      if (order.shippedOn || order.manifestedOn) {
        const message = "Order has been despatched or manifested"
        errors.push({
          orderIdentifier,
          orderReference,
          code: "InvalidStatus",
          message,
        })
        continue
      }
      removeOrder(depot, order)
      deletedOrders.push({
        orderIdentifier,
        orderReference,
        orderInfo: "Order deleted",
      })
    }
  }
  const none = deletedOrders.length === 0 && errors.length === keys.length
  const missing =
    none && keys.every((key) => findOrders(depot, key).length === 0)
  return json(missing ? 404 : 200, missing ? errors : { deletedOrders, errors })
}

/** PUT /orders/status: `new` voids the label, `despatched` marks it shipped. */
export function setStatus(depot: Depot, call: Call): Reply {
  const items = itemsOf(call.json())
  if (!items || items.length > 100) {
    return json(400, [{ code: "BadRequest", message: "1 to 100 items needed" }])
  }
  const updatedOrders: unknown[] = []
  const errors: unknown[] = []
  for (const item of items) {
    const result = setOne(depot, isRecord(item) ? item : {})
    ;(result.code ? errors : updatedOrders).push(result)
  }
  return json(200, { updatedOrders, errors })
}

type StatusResult = {
  orderIdentifier?: number
  orderReference?: string
  status?: string
  code?: string
  message?: string
}

function setOne(depot: Depot, item: Record<string, unknown>): StatusResult {
  const id = item.orderIdentifier
  const reference = item.orderReference
  const key: OrderKey | null =
    typeof id === "number" && reference === undefined
      ? { id }
      : typeof reference === "string" && id === undefined
        ? { reference }
        : null
  const order = key ? findOrders(depot, key)[0] : undefined
  if (!key || !order) {
    const code = key ? "NotFound" : "BadRequest"
    return { ...(key ? keyFields(key) : {}), code, message: "Order not found" }
  }
  const { orderIdentifier, orderReference } = order
  if (item.status === "despatched") {
    order.shippedOn ??= nowIso()
  } else if (item.status === "new") {
    voidLabel(depot, order)
  } else {
    const message = "Feature not available or status not known"
    return { orderIdentifier, orderReference, code: "Forbidden", message }
  }
  depot.sandbox.store.touch()
  return { orderIdentifier, orderReference, status: item.status }
}

function keyFields(key: OrderKey) {
  return "id" in key
    ? { orderIdentifier: key.id }
    : { orderReference: key.reference }
}

function notFound(key: OrderKey) {
  const name =
    "id" in key
      ? { accountOrderNumber: key.id }
      : { channelOrderReference: key.reference }
  return { ...name, code: "NotFound", message: "Order not found" }
}

export function bad(message: string): Reply {
  return json(400, { code: "BadRequest", message })
}

export function badKeys(): Reply {
  const message = "The order identifiers can't be read, or are above 100"
  return json(400, [{ code: "BadRequest", message }])
}

/** The 403 of features that the account doesn't have. */
export function obaOnly(): Reply {
  return json(403, { code: "Forbidden", message: OBA_ONLY })
}

export { notFound as notFoundError }
