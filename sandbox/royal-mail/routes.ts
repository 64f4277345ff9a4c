import { type Call, type Handler, json, type Reply } from "../kit/http"
import { nowIso, sameText } from "../kit/ids"
import { RateLimit } from "../kit/rate-limit"
import type { Partner, Sandbox } from "../kit/types"
import { labelPdf, manifestPdf, notePdf } from "./label"
import {
  badKeys,
  createOrders,
  deleteOrders,
  getOrders,
  listOrders,
  notFoundError,
  obaOnly,
  setStatus,
} from "./orders"
import {
  type Depot,
  emptyState,
  findOrders,
  type Manifest,
  printLabel,
  type RoyalMailState,
} from "./state"
import {
  eventsOf,
  headerProblem,
  signatureOf,
  summaries,
  trackingUnauthorised,
} from "./tracking"
import { parseOrderKeys } from "./wire"

const API = "/royal-mail/api/v1"
const TRACKING = "/royal-mail/tracking/mailpieces/v2"

export type RoyalMail = Partner & { depot: Depot }

/** Royal Mail: Click & Drop, Tracking V2 and the tracking push. */
export function mountRoyalMail(sandbox: Sandbox): RoyalMail {
  const state = sandbox.store.section<RoyalMailState>("royal-mail", emptyState)
  const depot: Depot = { sandbox, state }
  mountClickAndDrop(depot)
  mountTracking(depot)
  sandbox.webhooks.register("royal-mail", {
    path: "/hooks/royal-mail",
    headers: () =>
      pushHeaders(sandbox.secrets.royalMailWebhookPassword, sandbox),
    forgedHeaders: () => pushHeaders("forged", sandbox),
  })
  return {
    name: "royal-mail",
    title: "Royal Mail",
    refused: () =>
      json(400, { code: "BadRequest", message: "The request was refused" }),
    unauthorised: (call) =>
      call.path.startsWith(TRACKING) ? trackingUnauthorised() : unauthorised(),
    view: state.get,
    reset: state.reset,
    depot,
  }
}

function mountClickAndDrop(depot: Depot): void {
  const limit = new RateLimit()
  const add = (
    method: string,
    path: string,
    operation: string,
    work: Handler
  ) => {
    const guarded: Handler = (call) => {
      const key = `Bearer ${depot.sandbox.secrets.royalMailApiKey}`
      if (!sameText(call.header("authorization"), key)) {
        return unauthorised()
      }
      return limit.allow(depot.sandbox.config().royal_mail_rate_limit)
        ? work(call)
        : tooMany()
    }
    depot.sandbox.router.add(method, API + path, guarded, {
      partner: "royal-mail",
      operation,
    })
  }
  add("GET", "/version", "version.get", () =>
    json(200, {
      commit: "sandbox",
      build: "1.0.0",
      release: "sandbox",
      releaseDate: "2026-01-01T00:00:00Z",
    })
  )
  add("POST", "/orders", "orders.create", (call) => createOrders(depot, call))
  add("GET", "/orders", "orders.list", (call) => listOrders(depot, call))
  add("PUT", "/orders/status", "orders.status", (c) => setStatus(depot, c))
  // Full details are for ChannelShipper accounts; this account is none.
  add("GET", "/orders/full", "orders.full", obaOnly)
  add("GET", "/orders/:ids/full", "orders.full", obaOnly)
  add("GET", "/orders/:ids/label", "orders.label", (c) => labels(depot, c))
  add("GET", "/orders/:ids", "orders.get", (call) => getOrders(depot, call))
  add("DELETE", "/orders/:ids", "orders.delete", (c) => deleteOrders(depot, c))
  add("POST", "/manifests", "manifests.create", () => manifest(depot))
  add("POST", "/manifests/retry/:id", "manifests.retry", (call) =>
    manifestAgain(depot, call, 201)
  )
  add("GET", "/manifests/:id", "manifests.get", (call) =>
    manifestAgain(depot, call, 200)
  )
}

function mountTracking(depot: Depot): void {
  const add = (
    path: string,
    operation: string,
    work: (depot: Depot, call: Call) => Reply
  ) =>
    depot.sandbox.router.add(
      "GET",
      TRACKING + path,
      (call) => headerProblem(depot, call) ?? work(depot, call),
      { partner: "royal-mail", operation }
    )
  add("/summary", "tracking.summary", summaries)
  add("/:id/events", "tracking.events", eventsOf)
  add("/:id/signature", "tracking.signature", signatureOf)
}

async function labels(depot: Depot, call: Call): Promise<Reply> {
  if (!depot.sandbox.config().royal_mail_oba) {
    return obaOnly()
  }
  const keys = parseOrderKeys(call.rawParam("ids"))
  const type = call.query.get("documentType") ?? ""
  if (!keys) {
    return badKeys()
  }
  if (!["postageLabel", "despatchNote", "CN22", "CN23"].includes(type)) {
    const message = "The field 'documentType' is not valid"
    return json(400, [{ code: "BadRequest", message }])
  }
  if (type === "postageLabel" && !call.query.has("includeReturnsLabel")) {
    const message = "The field 'includeReturnsLabel' is required"
    return json(400, [{ code: "BadRequest", message }])
  }
  const missing = keys.filter((key) => findOrders(depot, key).length === 0)
  if (missing.length > 0) {
    return json(404, missing.map(notFoundError))
  }
  const orders = keys.flatMap((key) => findOrders(depot, key))
  const body =
    type === "postageLabel"
      ? await labelPdf(
          orders.map((order) => ({ order, shipment: printLabel(depot, order) }))
        )
      : await notePdf(type, orders)
  return { status: 200, headers: { "content-type": "application/pdf" }, body }
}

async function manifest(depot: Depot): Promise<Reply> {
  const state = depot.state.get()
  const eligible = state.orders.filter(
    (order) => order.trackingNumber && !order.manifestedOn
  )
  if (eligible.length === 0) {
    const description = "No eligible orders to manifest"
    return json(400, { errors: [{ code: "NoEligibleOrders", description }] })
  }
  const made: Manifest = {
    manifestNumber: state.nextManifest++,
    createdOn: nowIso(),
    trackingNumbers: eligible.map((order) => order.trackingNumber ?? ""),
  }
  eligible.forEach((order) => (order.manifestedOn = made.createdOn))
  state.manifests.push(made)
  depot.sandbox.store.touch()
  return json(201, await manifestView(made))
}

async function manifestAgain(
  depot: Depot,
  call: Call,
  status: number
): Promise<Reply> {
  const number = Number(call.param("id"))
  const found = depot.state
    .get()
    .manifests.find((m) => m.manifestNumber === number)
  if (!found) {
    const description = "Manifest not found"
    return json(404, { errors: [{ code: "NotFound", description }] })
  }
  const view = await manifestView(found)
  return json(status, status === 200 ? { ...view, status: "Completed" } : view)
}

async function manifestView(made: Manifest) {
  const pdf = await manifestPdf(made)
  return {
    manifestNumber: made.manifestNumber,
    documentPdf: pdf.toString("base64"),
  }
}

function pushHeaders(password: string, sandbox: Sandbox) {
  const pair = `${sandbox.secrets.royalMailWebhookUsername}:${password}`
  return {
    "content-type": "application/json",
    authorization: `Basic ${Buffer.from(pair).toString("base64")}`,
  }
}

function unauthorised(): Reply {
  return json(401, { code: "Unauthorized", message: "Unauthorized" })
}

function tooMany(): Reply {
  const message = "API calls quota exceeded, 5 a second at most"
  return json(429, { code: "TooManyRequests", message }, { "retry-after": "1" })
}
