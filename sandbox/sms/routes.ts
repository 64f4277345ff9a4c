import { z } from "zod"
import { type Call, json, type Reply } from "../kit/http"
import { nowIso, randomId, sameText } from "../kit/ids"
import { fieldErrors } from "../kit/schema"
import type { Partner, Sandbox } from "../kit/types"

export type SmsMessage = {
  id: string
  to: string
  body: string
  reference: string
  status: "sent"
  created_at: string
}

const CreateSms = z.strictObject({
  to: z.string().regex(/^\+?[1-9]\d{7,14}$/, "must be an E.164 number"),
  body: z.string().min(1).max(1600),
  reference: z.string().min(1).max(100),
})

/** A text-message service that only keeps what it is given. */
export function mountSms(sandbox: Sandbox): Partner {
  const state = sandbox.store.section<{ messages: SmsMessage[] }>(
    "sms",
    () => ({ messages: [] })
  )
  const guarded = (work: (call: Call) => Reply) => (call: Call) => {
    const key = `Bearer ${sandbox.secrets.smsApiKey}`
    return sameText(call.header("authorization"), key) ? work(call) : refusal()
  }
  const create = (call: Call): Reply => {
    const parsed = CreateSms.safeParse(call.json())
    if (!parsed.success) {
      const errors = fieldErrors(parsed.error)
      return json(422, { message: "The message is not valid.", errors })
    }
    const message: SmsMessage = {
      id: randomId("sms_"),
      ...parsed.data,
      status: "sent",
      created_at: nowIso(),
    }
    state.get().messages.push(message)
    sandbox.store.touch()
    return json(201, message)
  }
  const list = (call: Call): Reply => {
    const reference = call.query.get("reference")
    const messages = state
      .get()
      .messages.filter((m) => !reference || m.reference === reference)
    return json(200, { messages })
  }
  sandbox.router.add("POST", "/sms/messages", guarded(create), {
    partner: "sms",
    operation: "messages.create",
  })
  sandbox.router.add("GET", "/sms/messages", guarded(list), {
    partner: "sms",
    operation: "messages.list",
  })
  return {
    name: "sms",
    title: "SMS",
    refused: () =>
      json(422, { message: "The message was refused.", errors: [] }),
    unauthorised: refusal,
    view: state.get,
    reset: state.reset,
  }
}

function refusal(): Reply {
  return json(401, { message: "Unauthorised" })
}
