import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Holder } from "../../modules/consultation/domain/answering/holder"
import { consultationsOf } from "./services"

export type ResumeConsultationInput = {
  consultation_id: string
  holder: Holder
}

const resumeConsultationStep = createStep(
  "resume-consultation",
  async (input: ResumeConsultationInput, { container }) =>
    // Nothing to undo: it is the last step.
    new StepResponse(await consultationsOf(container).resume(input))
)

/**
 * Makes an abandoned consultation a draft again for the one who holds it
 * (CON-8). Called by POST /store/consultations/:id/resume; repeating it
 * changes nothing.
 */
export const resumeConsultationWorkflow = createWorkflow(
  "resume-consultation",
  function (input: ResumeConsultationInput) {
    return new WorkflowResponse(resumeConsultationStep(input))
  }
)
