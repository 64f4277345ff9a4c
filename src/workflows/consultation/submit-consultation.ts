import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Holder } from "../../modules/consultation/domain/answering/holder"
import { wakeWorker } from "../relay/wake"
import { noteDevice } from "./note-device"
import { noteRepeats } from "./note-repeats"
import { consultationsOf } from "./services"

export type SubmitConsultationInput = {
  consultation_id: string
  holder: Holder
  /** The browser's random id, where the storefront sent one. */
  device: string | null
}

const submitConsultationStep = createStep(
  "submit-consultation",
  async (input: SubmitConsultationInput, { container }) => {
    const detail = await consultationsOf(container).submit(input)
    const isUrgent = detail.trace.some(
      ({ safeguarding, status }) => safeguarding && status === "fired"
    )
    if (detail.consultation.state === "denied" || isUrgent) {
      await wakeWorker(container)
    }
    await noteRepeats(container, detail.consultation)
    await noteDevice(container, detail.consultation, input.device)
    // Nothing to undo: it is the last step.
    return new StepResponse(detail)
  }
)

/**
 * Hands a consultation in (CON-6, CON-7). Called by
 * POST /store/consultations/:id/submit once both consents are ticked.
 * One transaction, nothing to undo; submitting again changes nothing.
 */
export const submitConsultationWorkflow = createWorkflow(
  "submit-consultation",
  function (input: SubmitConsultationInput) {
    return new WorkflowResponse(submitConsultationStep(input))
  }
)
