import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import {
  PARTNER_STATUSES,
  type PartnerRefund,
  RefundRefused,
} from "../../modules/billing/provider"
import { callReference } from "../../modules/billing/domain/keys"
import type { RefundRecord } from "../../modules/billing/types"
import { partnerActor, systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { createOutcome } from "../../shared/http/http-client"
import type {
  CallHandler,
  CallOutcome,
  OutboundCall,
} from "../../shared/partner-calls"
import { billingOf } from "./services"
import { syncPayment } from "./sync-payment"

const resultSchema = z.object({
  id: z.string(),
  status: z.enum(PARTNER_STATUSES),
  failure_code: z.string().nullable(),
})

/** The refund, when this call is still the sending that it waits for. */
async function wanted(
  container: MedusaContainer,
  call: OutboundCall
): Promise<(RefundRecord & { key: string }) | null> {
  const row = await billingOf(container).retrieveCaseRefund(call.subject_id)
  const { key } = row
  return row.state === "sent" &&
    key !== null &&
    callReference(key) === call.reference
    ? { ...row, key }
    : null
}

const resultOf = ({ id, status, failure_code }: PartnerRefund) => ({
  id,
  status,
  failure_code,
})

async function send(
  container: MedusaContainer,
  call: OutboundCall
): Promise<CallOutcome> {
  const refund = await wanted(container, call)
  if (!refund) {
    return { kind: "done", result: {} }
  }
  const { payment_intent, amount, key } = refund
  try {
    const made = await billingOf(container).create({
      payment_intent,
      amount,
      refund_id: refund.id,
      key,
    })
    return { kind: "done", result: resultOf(made) }
  } catch (error) {
    if (error instanceof RefundRefused) {
      return refused(container, refund, error.code)
    }
    const outcome = createOutcome(error)
    return outcome.kind === "refused"
      ? refused(container, refund, "not_accepted")
      : outcome
  }
}

/** Kept before the call's own outcome: the refund stands in the queue, whatever becomes of the call. */
async function refused(
  container: MedusaContainer,
  refund: RefundRecord & { key: string },
  code: string
): Promise<CallOutcome> {
  await billingOf(container).recordFailure(
    { refund_id: refund.id, key: refund.key, code },
    partnerActor("stripe"),
    clock.now()
  )
  return { kind: "refused", error: code }
}

const refund: CallHandler = {
  onUnknown: "look_up",
  send,
  lookUp: async (container, call) => {
    const row = await wanted(container, call)
    if (!row) {
      return { kind: "found", result: {} }
    }
    try {
      const found = await billingOf(container).listAtPartner(row.payment_intent)
      const made = found.find(({ key }) => key === row.key)
      return made
        ? { kind: "found", result: resultOf(made) }
        : { kind: "not_found" }
    } catch (error) {
      return { kind: "unavailable", error: messageOf(error) }
    }
  },
  done: async (container, call, result) => {
    const row = await wanted(container, call)
    if (!row) {
      return
    }
    const parsed = resultSchema.safeParse(result)
    if (parsed.success) {
      const { status } = parsed.data
      await billingOf(container).recordPartner(
        row.id,
        // The answer says that it was taken up; the webhook confirms it (PAY-5).
        { ...parsed.data, status: status === "succeeded" ? "pending" : status },
        partnerActor("stripe"),
        clock.now()
      )
      return
    }
    // Marked done by hand: what the partner has is believed, and nothing else.
    await syncPayment(container, row.payment_intent)
    await billingOf(container).recordFailure(
      { refund_id: row.id, key: row.key, code: "not_found" },
      systemActor("billing"),
      clock.now()
    )
  },
  failed: async (container, call) => {
    const row = await billingOf(container).retrieveCaseRefund(call.subject_id)
    if (row.state === "failed") {
      // Refused perhaps because somebody gave the money back elsewhere.
      await syncPayment(container, row.payment_intent)
    }
  },
}

export const billingCalls: Record<string, CallHandler> = {
  "stripe.refund": refund,
}
