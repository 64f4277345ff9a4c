import { type Call, type Handler, json, type Reply } from "../kit/http"
import { randomId, sameText } from "../kit/ids"
import type { Partner, Sandbox } from "../kit/types"
import { Account, API_VERSION } from "./account"
import { apiRoutes } from "./api"
import { badParam } from "./errors"
import { type ApiRequest, once, perform, type Work } from "./requests"
import { emptyStripe, type StripeState } from "./objects"
import { mountPaymentPages } from "./page-routes"
import { settleDue } from "./refunds"
import { signatureHeader } from "./signature"

export type StripePartner = Partner & { account: Account }

/** Stripe at the root of the address, as its own SDK expects it. */
export function mountStripe(sandbox: Sandbox): StripePartner {
  const section = sandbox.store.section<StripeState>("stripe", emptyStripe)
  const account = new Account(sandbox, section)
  const inFlight = new Set<string>()
  for (const route of apiRoutes()) {
    sandbox.router.add(
      route.method,
      `/v1${route.path}`,
      apiHandler(account, inFlight, route.work),
      { partner: "stripe", operation: route.operation, ownsPause: true }
    )
  }
  mountPaymentPages(account)
  sandbox.webhooks.register("stripe", {
    path: "/hooks/stripe",
    headers: (body) => ({
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signatureHeader(
        sandbox.secrets.stripeWebhookSecret,
        body
      ),
    }),
  })
  const timer = setInterval(() => settleDue(account, Date.now()), 200)
  timer.unref()
  sandbox.onClose(() => clearInterval(timer))
  return {
    name: "stripe",
    title: "Stripe",
    refused: () => badParam("The request was refused by the sandbox.").reply(),
    unauthorised: (call) => invalidKey(keyOf(call)),
    view: () => ({
      ...section.get(),
      cards: undefined,
      idempotency: undefined,
    }),
    reset: section.reset,
    account,
  }
}

function apiHandler(
  account: Account,
  inFlight: Set<string>,
  work: Work
): Handler {
  return async (call) => {
    const apiKey = keyOf(call)
    if (!sameText(apiKey, account.sandbox.secrets.stripeApiKey)) {
      return invalidKey(apiKey)
    }
    const id = randomId("req_", 14)
    const key = call.method === "POST" ? call.header("idempotency-key") : ""
    const request: ApiRequest = { account, call, work, id, key }
    const reply = await (key ? once(request, inFlight) : perform(request))
    return {
      ...reply,
      headers: {
        ...reply.headers,
        "request-id": id,
        "stripe-version": call.header("stripe-version") || API_VERSION,
        ...(key ? { "idempotency-key": key } : {}),
      },
    }
  }
}

function keyOf(call: Call): string {
  const header = call.header("authorization")
  const bearer = /^Bearer (.+)$/i.exec(header)?.[1]
  const basic = /^Basic (.+)$/i.exec(header)?.[1]
  if (basic) {
    return Buffer.from(basic, "base64").toString("utf8").split(":")[0] ?? ""
  }
  return bearer ?? ""
}

function invalidKey(key: string): Reply {
  const message = key
    ? `Invalid API Key provided: ${key.slice(0, 7)}****${key.slice(-4)}`
    : "You did not provide an API key."
  return json(401, { error: { type: "invalid_request_error", message } })
}
