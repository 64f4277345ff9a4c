import Medusa from "@medusajs/js-sdk"
import { env } from "./env.server"
import { backendError, BackendError } from "./errors"
import { tokenOf } from "./session.server"
import type { ShopSession } from "./session.server"
import { shopperHeaders } from "./shopper.server"

/** Medusa's own client, for its own routes; it stores no token. */
export const medusa = new Medusa({
  baseUrl: env.backendUrl,
  publishableKey: env.publishableKey,
  auth: { type: "jwt", jwtTokenStorageMethod: "nostore" },
  // The client reads these anew for each of its requests.
  globalHeaders: {
    get "x-shopper-address"() {
      return shopperHeaders()["x-shopper-address"] ?? null
    },
    get "x-shopper-proof"() {
      return shopperHeaders()["x-shopper-proof"] ?? null
    },
  },
})

export type Call = {
  method?: "GET" | "POST" | "DELETE"
  body?: Record<string, unknown>
  /** Instead of a body: fields with a file. */
  form?: FormData
  session?: ShopSession
  /** The consultation whose guest token goes along. */
  consultation?: string
  /** Sends the basket's token along. */
  basket?: boolean
  accept?: string
}

/** A page waits no longer than this for the backend. */
const TIMEOUT_MS = 20_000

function headersFor(call: Call): Headers {
  const headers = new Headers({
    ...shopperHeaders(),
    accept: call.accept ?? "application/json",
    "x-publishable-api-key": env.publishableKey,
  })
  const { session } = call
  const customer = session?.get("customer_token")
  const guest =
    session && call.consultation
      ? tokenOf(session, call.consultation)
      : undefined
  const basket = call.basket ? session?.get("basket")?.token : undefined
  if (call.body) {
    headers.set("content-type", "application/json")
  }
  if (customer) {
    headers.set("authorization", `Bearer ${customer}`)
  }
  if (guest) {
    headers.set("x-consultation-token", guest)
  }
  if (basket) {
    headers.set("x-basket-token", basket)
  }
  return headers
}

/**
 * One request to the pharmacy's own routes. Medusa's client drops the fields
 * that a refusal names, which a form needs; so these go by plain HTTP.
 * Throws BackendError; status 503 when the backend cannot be reached.
 */
export async function send(path: string, call: Call = {}): Promise<Response> {
  const response = await fetch(new URL(path, env.backendUrl), {
    method: call.method ?? (call.body || call.form ? "POST" : "GET"),
    headers: headersFor(call),
    body: call.body ? JSON.stringify(call.body) : call.form,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: "error",
  }).catch(() => {
    throw new BackendError(503, "The pharmacy's system did not answer")
  })
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined)
    throw backendError(response.status, body)
  }
  return response
}

/** The JSON answer of one request; shapes are those of contracts.ts. */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const response = await send(path, options)
  return (await response.json()) as T
}
