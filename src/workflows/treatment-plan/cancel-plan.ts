import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import type { CancelReason } from "../../modules/treatment-plan/domain/staff-choices"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { messageOf, notAllowed, notFound } from "../../shared/errors"
import { casesOf } from "../clinical-review/services"
import { stopCaseWorkflow } from "../clinical-review/stop-case"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "./services"
import { settleEndedPlan } from "./settle-ended-plan"

export type CancelPlanInput = {
  plan_id: string
  reason: CancelReason
  actor: Actor
}

const cancelPlanStep = createStep(
  "cancel-plan",
  async ({ plan_id, reason, actor }: CancelPlanInput, { container }) => {
    const [plan] = await plansOf(container).listPlans({ id: plan_id })
    if (!plan) {
      throw notFound("Plan", plan_id)
    }
    if (planMachine.isFinal(plan.state)) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} is ${plan.state} already`
      )
    }
    if (plan.state === "pending") {
      await endCase(container, plan.case_id, actor)
    }
    const { id, state } = await plansOf(container).cancelRest(
      plan_id,
      reason,
      actor,
      clock.now()
    )
    await settleNow(container, plan_id)
    await wakeWorker(container)
    // Nothing to undo: an ended plan stays ended.
    return new StepResponse({ id, state })
  }
)

/** Nothing of it has left: the whole order of it is cancelled, where that is allowed still. */
async function endCase(
  container: MedusaContainer,
  case_id: string,
  actor: Actor
): Promise<void> {
  const { ended_as } = await casesOf(container).retrieveClinicalCase(case_id)
  if (ended_as === null) {
    await stopCaseWorkflow(container).run({
      input: { case_id, event: "cancel", actor, reason: "Plan cancelled" },
    })
  }
}

/** At once, so that who cancels sees it; where a partner doesn't answer, the follow-up of the ending does the rest. */
async function settleNow(
  container: MedusaContainer,
  plan_id: string
): Promise<void> {
  try {
    await settleEndedPlan(container, plan_id)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Plan ${plan_id} has ended; its rest waits: ${messageOf(error)}`)
  }
}

/**
 * Staff end what remains of a plan (PAY-6, PAY-7, EXC-8, EXC-12): months that
 * are not charged are cancelled, those that are paid and not supplied go back,
 * unused issues, open supplies and unsent calls end (SAF-19). Before the first
 * dispatch the case ends with it. What a crash cut short is
 * the follow-up's.
 * @throws transition_not_allowed of a plan that is over; guard_not_met
 */
export const cancelPlanWorkflow = createWorkflow(
  "cancel-plan",
  function (input: CancelPlanInput) {
    return new WorkflowResponse(cancelPlanStep(input))
  }
)
