import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { readRow } from "../../shared/read-rows"
import { readOrderMoney } from "../billing/order-money"
import { casesOf } from "../clinical-review/services"
import { stopCaseWorkflow } from "../clinical-review/stop-case"
import { completeCaseWhereOver } from "../dispensing/complete-case"
import { endUnsupplied, freeStock } from "../dispensing/end-case-supply"
import { dispensingOf } from "../dispensing/services"
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
  await completeCaseWhereOver(container, plan.case_id)
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
  for (const month of months) {
    await gatewayOf(container).cancelUnsent("instalment", month.id)
    await dropOrder(container, month)
  }
  if (hasEnded(record)) {
    return
  }
  if (await hasLeft(container, record.id)) {
    await endUnsupplied(container, record, WHY)
    for (const { id } of months) {
      await refundInstalment(container, {
        instalment_id: id,
        reason_class: plan.state === "limit_reached" ? "limit" : "cancelled",
        actor,
      })
    }
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

/** The order of a month that was never paid is cancelled, and its stock is free. */
async function dropOrder(
  container: MedusaContainer,
  { number, order_id, state }: InstalmentRecord
): Promise<void> {
  if (state !== "cancelled" || number === 1 || order_id === null) {
    return
  }
  const order = await readRow(
    container,
    { entity: "order", fields: ["id", "status"], filters: { id: order_id } },
    z.object({ status: z.string() })
  )
  const { lines, payments } = await readOrderMoney(container, order_id)
  for (const line of lines.keys()) {
    await freeStock(container, line)
  }
  if (payments.length === 0 && order && order.status !== "canceled") {
    await cancelOrderWorkflow(container).run({ input: { order_id } })
  }
}

const gatewayOf = (container: MedusaContainer) =>
  container.resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
