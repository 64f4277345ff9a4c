import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { unexpected } from "../../shared/errors"
import { readRow } from "../../shared/read-rows"
import { readOrderMoney } from "../billing/order-money"
import { billingOf } from "../billing/services"
import { casesOf } from "../clinical-review/services"
import { stopCaseWorkflow } from "../clinical-review/stop-case"
import { canStillLeave } from "../dispensing/can-still-leave"
import { completeCaseWhereOver } from "../dispensing/complete-case"
import { endUnsupplied, freeStock } from "../dispensing/end-case-supply"
import { dispensingOf } from "../dispensing/services"
import { applyCharge } from "./apply-charge"
import { orderIdOf } from "./instalment-order"
import { refundInstalment } from "./refund-instalment"
import { plansOf } from "./services"

const actor = systemActor("plans")
const WHY = "the plan has ended"

/**
 * Ends with a plan what of it has not left: supplies, unused issues, calls that
 * were not sent, orders that were not paid; gives the months back that are paid
 * and not supplied; and closes the case when nothing of it is to come (SAF-19,
 * EXC-8, EXC-13). A plan of which nothing has left ends with its whole case.
 * Called by the follow-up of every ending and by who cancels; repeatable.
 */
export async function settleEndedPlan(
  container: MedusaContainer,
  planId: string
): Promise<void> {
  await container
    .resolve(Modules.LOCKING)
    .execute(`plan-ending:${planId}`, () => settle(container, planId), {
      timeout: 30,
    })
}

async function settle(
  container: MedusaContainer,
  planId: string
): Promise<void> {
  const plan = await plansOf(container).retrievePlan(planId)
  if (!planMachine.isFinal(plan.state)) {
    return
  }
  const record = await casesOf(container).retrieveClinicalCase(plan.case_id)
  if (plan.state !== "completed") {
    await endRest(container, plan, record)
  }
  const open = hasEnded(record) ? [] : await clearMoney(container, plan, record)
  await completeCaseWhereOver(container, plan.case_id)
  if (open.length > 0) {
    // The caller comes by again: until then somebody could still pay.
    throw unexpected(`${open.join(", ")} couldn't be called off yet`)
  }
}

/**
 * Gives the later months back that are paid and will not be supplied, also one
 * whose money came when the plan was complete, and drops what was never paid. A
 * month of a complete plan whose parcel can still leave is supplied: nothing ends
 * that, as when a dispute is won late.
 * @returns months that their patient could still pay
 */
async function clearMoney(
  container: MedusaContainer,
  plan: PlanRecord,
  record: CaseRecord
): Promise<string[]> {
  if (!(await hasLeft(container, record.id))) {
    return []
  }
  const months = await plansOf(container).listInstalments(
    {
      plan_id: plan.id,
      ...(plan.state === "completed" ? { number: { $gt: 1 } } : {}),
    },
    { order: { number: "ASC" }, take: null }
  )
  for (const { id, number, state } of months) {
    if (
      plan.state === "completed" &&
      state === "paid" &&
      (await canStillLeave(container, record.id, number))
    ) {
      continue
    }
    await refundInstalment(container, {
      instalment_id: id,
      reason_class: plan.state === "limit_reached" ? "limit" : "cancelled",
      actor,
    })
  }
  return dropUnpaid(container, plan.id)
}

async function endRest(
  container: MedusaContainer,
  plan: PlanRecord,
  record: CaseRecord
): Promise<void> {
  const months = await plansOf(container).listInstalments(
    { plan_id: plan.id },
    { order: { number: "ASC" } }
  )
  for (const { id } of months) {
    await callOff(container, id)
  }
  if (hasEnded(record)) {
    return
  }
  if (await hasLeft(container, record.id)) {
    await endUnsupplied(container, record, WHY)
    return
  }
  await stopCaseWorkflow(container).run({
    input: { case_id: record.id, event: "cancel", actor, reason: WHY },
  })
}

/** Its own follow-ups end and refund everything. */
const hasEnded = ({ ended_as }: CaseRecord): boolean =>
  ended_as !== null && ended_as !== "completed"

async function hasLeft(
  container: MedusaContainer,
  case_id: string
): Promise<boolean> {
  const [left] = await dispensingOf(container).listSupplies(
    { case_id, dispatched_at: { $ne: null } },
    { select: ["id"], take: 1 }
  )
  return left !== undefined
}

/** A charge that nobody has sent is not sent any more; what became of it the sweep of stray charges learns. */
async function callOff(
  container: MedusaContainer,
  instalmentId: string
): Promise<void> {
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .cancelUnsent("instalment", instalmentId, "charge")
}

/** What a patient could still confirm is given up at the partner; orders that were never paid are cancelled. Gives the months that could not be given up. */
async function dropUnpaid(
  container: MedusaContainer,
  plan_id: string
): Promise<string[]> {
  const open: string[] = []
  const months = await plansOf(container).listInstalments(
    { plan_id, state: "cancelled", number: { $gt: 1 } },
    { order: { number: "ASC" } }
  )
  for (const month of months) {
    await dropOrder(container, orderIdOf(month.id))
    const { id, payment_intent, attempts } = month
    if (payment_intent !== null) {
      const left = await billingOf(container).giveUpCharge(payment_intent)
      if (left?.status === "succeeded") {
        await applyCharge(container, id, left.attempt ?? attempts, left)
      } else if (left?.status === "open") {
        open.push(id)
      }
    }
  }
  return open
}

/** The order of a month that was never paid is cancelled, and its stock is free. */
async function dropOrder(
  container: MedusaContainer,
  order_id: string
): Promise<void> {
  const order = await readRow(
    container,
    { entity: "order", fields: ["id", "status"], filters: { id: order_id } },
    z.object({ status: z.string() })
  )
  if (!order || order.status === "canceled") {
    return
  }
  const { lines, payments } = await readOrderMoney(container, order_id)
  for (const line of lines.keys()) {
    await freeStock(container, line)
  }
  if (payments.length === 0) {
    await cancelOrderWorkflow(container).run({ input: { order_id } })
  }
}
