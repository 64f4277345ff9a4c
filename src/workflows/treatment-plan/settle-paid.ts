import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import { openSupplyWorkflow } from "../dispensing/open-supply"
import { tellOfPaidInstalment } from "../messaging/tell-of-instalment"
import { adoptPayment } from "./adopt-payment"
import { plansOf } from "./services"
import { settleEndedPlan } from "./settle-ended-plan"

const LOCK_SECONDS = 30

/**
 * What follows a month that is paid: its order has the payment, and its supply
 * is in the dispensary's queue (DSP-3). Of a plan that ended meanwhile the money
 * goes back. Called by the follow-up; each part finds what it did before.
 */
export async function settlePaidInstalment(
  container: MedusaContainer,
  instalmentId: string
): Promise<void> {
  await container
    .resolve(Modules.LOCKING)
    .execute(
      `instalment:${instalmentId}`,
      () => settle(container, instalmentId),
      { timeout: LOCK_SECONDS }
    )
  await tellOfPaidInstalment(container, instalmentId)
}

async function settle(
  container: MedusaContainer,
  instalmentId: string
): Promise<void> {
  const instalment = await plansOf(container).retrieveInstalment(instalmentId)
  const { number, order_id, payment_intent } = instalment
  // The first month is paid and supplied with the order that bought the plan.
  if (number === 1 || order_id === null || payment_intent === null) {
    return
  }
  const { id, amount } = instalment
  await adoptPayment(container, { id, amount, order_id, payment_intent })
  const plan = await plansOf(container).retrievePlan(instalment.plan_id)
  if (planMachine.isFinal(plan.state)) {
    await settleEndedPlan(container, plan.id)
    return
  }
  await openSupplyWorkflow(container).run({
    input: { case_id: plan.case_id, instalment: { number, order_id } },
  })
}
