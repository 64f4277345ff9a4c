import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type FormularyModuleService from "../../modules/formulary/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import type { EvidencePolicy } from "../../shared/evidence-policy"

export type ChangeEvidencePolicyInput = {
  category_id: string
  policy: EvidencePolicy
  actor: Actor
}

const changeEvidencePolicyStep = createStep(
  "change-evidence-policy-step",
  async (input: ChangeEvidencePolicyInput, { container }) => {
    const formulary =
      container.resolve<FormularyModuleService>(FORMULARY_MODULE)
    const { id } = await formulary.changeEvidencePolicy(
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
 * Changes which proofs a category asks for (SAF-4, R-20 to R-22). It holds for
 * every decision from now on. Called by the evidence rules' page.
 * @throws not_found, invalid_field
 */
export const changeEvidencePolicyWorkflow = createWorkflow(
  "change-evidence-policy",
  function (input: ChangeEvidencePolicyInput) {
    return new WorkflowResponse(changeEvidencePolicyStep(input))
  }
)
