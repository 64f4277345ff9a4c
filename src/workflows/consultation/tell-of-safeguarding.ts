import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { tellClinicians } from "../staff/tell-clinicians"

const tellOfSafeguardingStep = createStep(
  "tell-of-safeguarding",
  async ({ task_id }: { task_id: string }, { container }) => {
    const told = await tellClinicians(container, (userId) => ({
      operation: "clinician_task",
      subject_type: "clinician_task_user",
      subject_id: `${task_id}:${userId}`,
    }))
    // Nothing to undo: each call is known by its reference and written once.
    return new StepResponse({ told })
  }
)

/**
 * Tells every clinician that a safeguarding task waits (CON-3); no setting
 * silences it. Its call has a neutral name, which stands in the email's head. Started by the follow-up; repeating it tells nobody twice.
 */
export const tellOfSafeguardingWorkflow = createWorkflow(
  "tell-of-safeguarding",
  function (input: { task_id: string }) {
    return new WorkflowResponse(tellOfSafeguardingStep(input))
  }
)
