import { type Call, json, type Reply } from "../kit/http"
import { sha256Hex } from "../kit/ids"
import type { Account } from "./account"
import { StripeError } from "./errors"
import { expandReply } from "./expand"
import { decodeForm, type FormObject } from "./form"

export type Work = (account: Account, call: Call, form: FormObject) => object

export type ApiRequest = {
  account: Account
  call: Call
  work: Work
  /** The request's own id, `req_…`. */
  id: string
  /** The idempotency key; empty for none. */
  key: string
}

type Outcome = Reply & { beforeWork?: boolean }

/** Same key and parameters: the stored reply. Other parameters: 400. */
export async function once(
  request: ApiRequest,
  inFlight: Set<string>
): Promise<Reply> {
  const { account, call, key } = request
  const fingerprint = sha256Hex(`${call.path}\n${call.text()}`)
  const stored = account.state.idempotency[key]
  if (stored && stored.fingerprint !== fingerprint) {
    return otherParameters(key)
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
    return stillRunning(key)
  }
  inFlight.add(key)
  try {
    const reply = await perform(request)
    if (!reply.beforeWork) {
      const body = String(reply.body ?? "")
      const { status } = reply
      account.state.idempotency[key] = { fingerprint, status, body }
      account.touch()
    }
    return reply
  } finally {
    inFlight.delete(key)
  }
}

/** Does the work and answers with its object, expanded as asked. */
export async function perform(request: ApiRequest): Promise<Outcome> {
  const { account, call, work, id, key } = request
  await call.pause()
  const cause = { id, idempotency_key: key || null }
  const form = decodeForm(call.method === "GET" ? call.query : call.form())
  let done = false
  try {
    const result = work(account.for(cause), call, form)
    done = true
    const wanted = Array.isArray(form.expand) ? form.expand.map(String) : []
    return json(200, expandReply(account, result, wanted))
  } catch (error) {
    if (error instanceof StripeError) {
      return { ...error.reply(), beforeWork: error.beforeWork && !done }
    }
    throw error
  }
}

function otherParameters(key: string): Reply {
  return new StripeError(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  }).reply()
}

function stillRunning(key: string): Reply {
  return new StripeError(409, {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}.`,
  }).reply()
}
