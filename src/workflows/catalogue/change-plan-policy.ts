import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type { PlanPolicy } from "../../modules/formulary/domain/plan-policy"
import type FormularyModuleService from "../../modules/formulary/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"

export type ChangePlanPolicyInput = {
  category_id: string
  policy: PlanPolicy
  actor: Actor
}

const changePlanPolicyStep = createStep(
  "change-plan-policy-step",
  async (input: ChangePlanPolicyInput, { container }) => {
    const formulary =
      container.resolve<FormularyModuleService>(FORMULARY_MODULE)
    const { id } = await formulary.changePlanPolicy(
      input.category_id,
      input.policy,
      input.actor,
      clock.now()
    )
    // Nothing to undo: it is the last step.
    return new StepResponse({ id })
  }
)

/**
 * Changes how a category's treatments may be bought as plans (SAF-18): for what
 * is bought from now on. Called by the page of plan rules.
 * @throws not_found, invalid_field
 */
export const changePlanPolicyWorkflow = createWorkflow(
  "change-plan-policy",
  function (input: ChangePlanPolicyInput) {
    return new WorkflowResponse(changePlanPolicyStep(input))
  }
)
