import { type Call, type Handler, json, type Reply } from "../kit/http"
import { randomId, sameText, sha256Hex } from "../kit/ids"
import type { Partner, Sandbox } from "../kit/types"
import { Account, API_VERSION } from "./account"
import { apiRoutes } from "./api"
import { badParam, StripeError } from "./errors"
import { expandReply } from "./expand"
import { decodeForm, type FormObject } from "./form"
import { emptyStripe, type StripeState } from "./objects"
import { mountPaymentPages } from "./page-routes"
import { settleDue } from "./refunds"
import { signatureHeader } from "./signature"

export type StripePartner = Partner & { account: Account }

export type Work = (account: Account, call: Call, form: FormObject) => object

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
    const key = keyOf(call)
    if (!sameText(key, account.sandbox.secrets.stripeApiKey)) {
      return invalidKey(key)
    }
    const requestId = randomId("req_", 14)
    const idempotencyKey =
      call.method === "POST" ? call.header("idempotency-key") : ""
    const reply = idempotencyKey
      ? await once(account, inFlight, work, call, requestId, idempotencyKey)
      : await perform(account, work, call, requestId, "")
    return {
      ...reply,
      headers: {
        ...reply.headers,
        "request-id": requestId,
        "stripe-version": call.header("stripe-version") || API_VERSION,
        ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
      },
    }
  }
}

/** Same key and parameters: the stored reply. Other parameters: 400. */
async function once(
  account: Account,
  inFlight: Set<string>,
  work: Work,
  call: Call,
  requestId: string,
  key: string
): Promise<Reply> {
  const fingerprint = sha256Hex(`${call.path}\n${call.text()}`)
  const stored = account.state.idempotency[key]
  if (stored && stored.fingerprint !== fingerprint) {
    return new StripeError(400, {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    }).reply()
  }
  if (stored) {
    await call.pause()
    return {
      status: stored.status,
      headers: {
        "content-type": "application/json",
        "idempotent-replayed": "true",
      },
      body: stored.body,
    }
  }
  if (inFlight.has(key)) {
    return new StripeError(409, {
      type: "idempotency_error",
      code: "idempotency_key_in_use",
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}.`,
    }).reply()
  }
  inFlight.add(key)
  try {
    const reply = await perform(account, work, call, requestId, key)
    if (!reply.beforeWork) {
      const body = String(reply.body ?? "")
      account.state.idempotency[key] = {
        fingerprint,
        status: reply.status,
        body,
      }
      account.touch()
    }
    return reply
  } finally {
    inFlight.delete(key)
  }
}

async function perform(
  account: Account,
  work: Work,
  call: Call,
  requestId: string,
  key: string
): Promise<Reply & { beforeWork?: boolean }> {
  await call.pause()
  const cause = { id: requestId, idempotency_key: key || null }
  const form = decodeForm(call.method === "GET" ? call.query : call.form())
  try {
    const result = work(account.for(cause), call, form)
    const wanted = Array.isArray(form.expand) ? form.expand.map(String) : []
    return json(200, expandReply(account, result, wanted))
  } catch (error) {
    if (error instanceof StripeError) {
      return { ...error.reply(), beforeWork: error.beforeWork }
    }
    throw error
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
