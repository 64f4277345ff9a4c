import { z } from "zod"
import type { Call, Handler } from "../kit/http"
import type { Sandbox } from "../kit/types"
import { findMessages, type Message } from "../mailbox/state"
import { EVENT_KINDS } from "../royal-mail/events"
import { printLabel, shipmentOf } from "../royal-mail/state"
import { addEvent } from "../royal-mail/tracking"
import { alter, decline, find, sign } from "../signaturerx/prescriptions"
import { moveDispute, openDispute } from "../stripe/charges"
import { moveRefund } from "../stripe/refunds"
import { bodyOf, controlled, ControlError } from "./control"
import type { Partners } from "./partners"

const json = z.record(z.string(), z.unknown())
const FAILURE_REASONS = [
  "lost_or_stolen_card",
  "expired_or_canceled_card",
  "charge_for_pending_refund_disputed",
  "insufficient_funds",
  "declined",
  "merchant_request",
  "unknown",
] as const

/** Control calls that belong to one partner each. */
export function mountPartnerControls(
  sandbox: Sandbox,
  partners: Partners
): void {
  mountPrescriptions(sandbox, partners)
  mountParcels(sandbox, partners)
  mountMoney(sandbox, partners)
  mountMessages(sandbox, partners)
}

function mountPrescriptions(sandbox: Sandbox, partners: Partners): void {
  const { book } = partners.signaturerx
  const path = "/_control/signaturerx/prescriptions/:id"
  const rxOf = (call: Call) => {
    const rx = find(book, call.param("id"))
    return rx ?? missing(`prescription ${call.param("id")}`)
  }
  const closed = () => new ControlError(409, "the prescription is closed")
  sandbox.router.add(
    "POST",
    `${path}/sign`,
    controlled(async (call) => {
      const rx = rxOf(call)
      if (!(await sign(book, rx))) {
        throw closed()
      }
      return rx
    })
  )
  sandbox.router.add(
    "POST",
    `${path}/decline`,
    controlled((call) => {
      const body = bodyOf(z.object({ reason: z.string().optional() }), call)
      const rx = rxOf(call)
      if (!decline(book, rx, body.reason ?? "Declined in the sandbox")) {
        throw closed()
      }
      return rx
    })
  )
  const Change = z.strictObject({
    patient: json.optional(),
    medicines: z.array(json).optional(),
    notes: z.string().optional(),
  })
  sandbox.router.add(
    "POST",
    `${path}/alter`,
    controlled((call) => {
      const rx = rxOf(call)
      if (!alter(book, rx, bodyOf(Change, call))) {
        throw closed()
      }
      return rx
    })
  )
}

function mountParcels(sandbox: Sandbox, partners: Partners): void {
  const { depot } = partners.royalMail
  const Event = z.object({
    code: z.string(),
    location: z.string().max(100).optional(),
  })
  sandbox.router.add(
    "POST",
    "/_control/royal-mail/shipments/:tracking/events",
    controlled((call) => {
      const number = call.param("tracking")
      const shipment =
        shipmentOf(depot, number) ?? missing(`shipment ${number}`)
      const { code, location } = bodyOf(Event, call)
      if (!EVENT_KINDS[code]) {
        throw new ControlError(400, `code: ${code} is no tracking event`)
      }
      return addEvent(depot, shipment, code, location)
    })
  )
  sandbox.router.add(
    "POST",
    "/_control/royal-mail/orders/:id/print",
    controlled((call) => {
      const id = Number(call.param("id"))
      const order = depot.state
        .get()
        .orders.find((o) => o.orderIdentifier === id)
      return printLabel(depot, order ?? missing(`order ${id}`))
    })
  )
}

function mountMoney(sandbox: Sandbox, partners: Partners): void {
  const { account } = partners.stripe
  const RefundChange = z.strictObject({
    status: z.enum([
      "pending",
      "requires_action",
      "succeeded",
      "failed",
      "canceled",
    ]),
    failure_reason: z.enum(FAILURE_REASONS).optional(),
  })
  sandbox.router.add(
    "POST",
    "/_control/stripe/refunds/:id",
    controlled((call) => {
      const { status, failure_reason } = bodyOf(RefundChange, call)
      const id = call.param("id")
      const refund = account.state.refunds[id] ?? missing(`refund ${id}`)
      return moveRefund(account, refund, status, failure_reason)
    })
  )
  const NewDispute = z.strictObject({
    payment_intent: z.string(),
    reason: z.string().optional(),
  })
  sandbox.router.add(
    "POST",
    "/_control/stripe/disputes",
    controlled((call) => {
      const { payment_intent: id, reason } = bodyOf(NewDispute, call)
      const intent =
        account.state.payment_intents[id] ?? missing(`payment ${id}`)
      if (intent.status !== "succeeded") {
        throw new ControlError(409, "only a captured payment can be disputed")
      }
      return openDispute(account, intent, reason)
    })
  )
  const DisputeChange = z.strictObject({
    status: z.enum(["needs_response", "under_review", "won", "lost"]),
  })
  sandbox.router.add(
    "POST",
    "/_control/stripe/disputes/:id",
    controlled((call) => {
      const id = call.param("id")
      const dispute = account.state.disputes[id] ?? missing(`dispute ${id}`)
      return moveDispute(account, dispute, bodyOf(DisputeChange, call).status)
    })
  )
}

function mountMessages(sandbox: Sandbox, partners: Partners): void {
  const { mailbox } = partners.mailbox
  const messageOf = (call: Call): Message => {
    const id = call.param("id")
    const found = mailbox.state.get().messages.find((m) => m.id === id)
    return found ?? missing(`message ${id}`)
  }
  sandbox.router.add(
    "GET",
    "/_control/mailbox",
    controlled((call) => ({
      messages: findMessages(mailbox, {
        to: call.query.get("to") ?? undefined,
        subject: call.query.get("subject") ?? undefined,
      }),
      bounces: mailbox.state.get().bounces,
    }))
  )
  sandbox.router.add("GET", "/_control/mailbox/:id", controlled(messageOf))
  sandbox.router.add(
    "GET",
    "/_control/mailbox/:id/attachments/:n",
    attachment(messageOf)
  )
  sandbox.router.add(
    "GET",
    "/_control/sms",
    controlled((call) => {
      const to = call.query.get("to") ?? ""
      const state = partners.all.get("sms")?.view()
      const parsed = z.object({ messages: z.array(json) }).parse(state)
      return { messages: parsed.messages.filter((m) => !to || m.to === to) }
    })
  )
}

function attachment(messageOf: (call: Call) => Message): Handler {
  const inner = (call: Call) => {
    const file = messageOf(call).attachments[Number(call.param("n"))]
    return file ?? missing(`attachment ${call.param("n")}`)
  }
  return async (call) => {
    try {
      const file = inner(call)
      const name = encodeURIComponent(file.filename)
      return {
        status: 200,
        headers: {
          "content-type": file.content_type,
          "content-disposition": `inline; filename*=UTF-8''${name}`,
          "x-content-type-options": "nosniff",
        },
        body: Buffer.from(file.content, "base64"),
      }
    } catch (error) {
      if (error instanceof ControlError) {
        return { status: error.status, body: error.message }
      }
      throw error
    }
  }
}

function missing(what: string): never {
  throw new ControlError(404, `no ${what}`)
}
