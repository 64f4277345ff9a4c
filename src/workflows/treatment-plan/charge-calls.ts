import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { PartnerCharge } from "../../modules/billing/provider/charges"
import type { BegunCharge } from "../../modules/treatment-plan/charges"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { createOutcome } from "../../shared/http/http-client"
import type {
  CallHandler,
  CallOutcome,
  OutboundCall,
} from "../../shared/partner-calls"
import { billingOf } from "../billing/services"
import { tellOfStuckCharge } from "../messaging/tell-of-instalment"
import { applyCharge } from "./apply-charge"
import { reasonOf, standStill } from "./charge-due"
import { whyNotSupplied } from "./chargeable"
import { readMonths } from "./months"
import { plansOf } from "./services"

const actor = systemActor("plans")

const about = {
  payment_intent: z.string().nullable(),
  instalment_id: z.string().nullable(),
  attempt: z.number().nullable(),
}
const resultSchema = z.discriminatedUnion("status", [
  z.object({ ...about, status: z.literal("succeeded") }),
  z.object({ ...about, status: z.literal("needs_authentication") }),
  z.object({ ...about, status: z.literal("declined"), code: z.string() }),
])

/** The charge, when this call is still the sending that its month waits for. */
async function wanted(
  container: MedusaContainer,
  call: OutboundCall
): Promise<BegunCharge | null> {
  const begun = await plansOf(container).openCharge(call.subject_id)
  return begun?.key === call.reference ? begun : null
}

const NOTHING_TO_DO: CallOutcome = { kind: "done", result: {}, applied: true }

async function send(
  container: MedusaContainer,
  call: OutboundCall
): Promise<CallOutcome> {
  const begun = await wanted(container, call)
  if (!begun) {
    return NOTHING_TO_DO
  }
  if (!(await isStillWanted(container, begun))) {
    await neverMade(container, begun)
    return NOTHING_TO_DO
  }
  try {
    const earlier = await endEarlier(container, begun)
    if (earlier !== null) {
      return earlier
    }
    const { instalment, mandate, key } = begun
    const charge = await billingOf(container).charge({
      amount: instalment.amount,
      customer: mandate.customer_reference,
      payment_method: mandate.payment_method,
      instalment_id: instalment.id,
      attempt: instalment.attempts,
      key,
    })
    await applyCharge(container, instalment.id, instalment.attempts, charge)
    return charge.status === "open"
      ? { kind: "unknown", error: "the payment is still under way" }
      : { kind: "done", result: { ...charge }, applied: true }
  } catch (error) {
    const outcome = createOutcome(error)
    if (outcome.kind === "unknown") {
      await say(container, begun, "lose_answer")
    }
    return outcome
  }
}

/**
 * A call may wait for hours: what has been stopped, paused or ended since isn't
 * charged, and nothing is taken from a card after another was agreed to. It is
 * sent only where nothing was taken under its key.
 */
async function isStillWanted(
  container: MedusaContainer,
  { instalment, plan, mandate }: BegunCharge
): Promise<boolean> {
  const agreed = await plansOf(container).mandateOf(plan.id)
  if (
    agreed?.id !== mandate.id ||
    planMachine.isFinal(plan.state) ||
    plan.pause_causes.some((cause) => cause !== "payment")
  ) {
    return false
  }
  const months = await readMonths(container, [instalment.id])
  const obstacles = await whyNotSupplied(container, months)
  for (const month of months) {
    const obstacle = obstacles.get(month.instalment.id)
    if (obstacle) {
      await standStill(container, month, reasonOf(obstacle))
    }
  }
  return obstacles.size === 0
}

/**
 * Another attempt begins only when none before can be paid any more: a patient
 * may still have the page of one open, and one that nobody found may be there
 * after all. Paid meanwhile, it is the month's payment, and nothing else is
 * charged.
 */
async function endEarlier(
  container: MedusaContainer,
  { instalment, mandate }: BegunCharge
): Promise<CallOutcome | null> {
  const { id, attempts } = instalment
  if (attempts < 2) {
    return null
  }
  const made = await billingOf(container).chargesOf(
    mandate.customer_reference,
    id
  )
  const earlier = new Set(
    made
      .filter(({ attempt }) => attempt !== attempts)
      .flatMap(({ payment_intent }) => payment_intent ?? [])
  )
  for (const payment_intent of earlier) {
    const left = await billingOf(container).giveUpCharge(payment_intent)
    if (left?.status === "succeeded") {
      await applyCharge(container, id, left.attempt ?? attempts - 1, left)
      return NOTHING_TO_DO
    }
    if (left?.status === "open") {
      return { kind: "retry", error: "a payment before is still under way" }
    }
  }
  return null
}

/** What isn't the partner's word: an answer that was lost, a charge that was never made. */
async function say(
  container: MedusaContainer,
  { instalment }: BegunCharge,
  kind: "lose_answer" | "not_found"
): Promise<void> {
  await plansOf(container).recordCharge(
    instalment.id,
    { attempt: instalment.attempts, payment_intent: null, kind },
    actor,
    clock.now()
  )
}

const charge: CallHandler = {
  onUnknown: "look_up",
  send,
  lookUp: async (container, call) => {
    const begun = await wanted(container, call)
    if (!begun) {
      return { kind: "found", result: {} }
    }
    try {
      const { mandate, key } = begun
      const found = await billingOf(container).findCharge(
        mandate.customer_reference,
        key
      )
      if (found?.status === "open") {
        return { kind: "unavailable", error: "the payment is still under way" }
      }
      return found
        ? { kind: "found", result: { ...found } }
        : { kind: "not_found" }
    } catch (error) {
      return { kind: "unavailable", error: messageOf(error) }
    }
  },
  done: async (container, call, result) => {
    const begun = await wanted(container, call)
    if (!begun) {
      return
    }
    const parsed = resultSchema.safeParse(result)
    const found: PartnerCharge | null = parsed.success
      ? parsed.data
      : // Marked done by hand: what the partner has is believed, and nothing else.
        await billingOf(container).findCharge(
          begun.mandate.customer_reference,
          begun.key
        )
    if (found) {
      const { id, attempts } = begun.instalment
      await applyCharge(container, id, attempts, found)
    } else {
      await neverMade(container, begun)
    }
  },
  failed: async (container, call) => {
    const begun = await wanted(container, call)
    const { state } = await container
      .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
      .retrieveOutboundCall(call.id)
    if (begun && (state === "refused" || state === "manual")) {
      await tellOfStuckCharge(container, begun)
    }
  },
}

/** Nothing was taken under this key: the month is due again. */
export async function neverMade(
  container: MedusaContainer,
  begun: BegunCharge
): Promise<void> {
  await say(container, begun, "lose_answer")
  await say(container, begun, "not_found")
}

export const chargeCalls: Record<string, CallHandler> = {
  "stripe.charge": charge,
}
