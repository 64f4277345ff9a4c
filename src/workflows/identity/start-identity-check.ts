import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CLINICAL_REVIEW_MODULE } from "../../modules/clinical-review"
import type ClinicalReviewModuleService from "../../modules/clinical-review/service"
import type { IdentityApplied } from "./apply-identity"
import { ensureIdentity } from "./ensure-identity"

export type StartIdentityCheckInput = { case_id: string }

const startIdentityCheckStep = createStep(
  "start-identity-check-step",
  async ({ case_id }: StartIdentityCheckInput, { container }) => {
    const found = await container
      .resolve<ClinicalReviewModuleService>(CLINICAL_REVIEW_MODULE)
      .retrieveClinicalCase(case_id)
    if (found.state !== "identity_pending") {
      return new StepResponse<IdentityApplied>({ case_ids: [] })
    }
    const { patient_id, order_id } = found
    const key = `paid:${case_id}`
    // Nothing to undo: the check is shared, and this step may run again.
    return new StepResponse(
      await ensureIdentity(container, { patient_id, case_id, order_id, key })
    )
  }
)

/**
 * Right after payment the identity is checked (IDV-1), unless it is proved or
 * being looked at already (IDV-4). Called for each paid case; repeatable.
 */
export const startIdentityCheckWorkflow = createWorkflow(
  "start-identity-check",
  function (input: StartIdentityCheckInput) {
    return new WorkflowResponse(startIdentityCheckStep(input))
  }
)
