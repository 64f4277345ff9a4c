import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { DraftPerson } from "../../modules/consultation/form-draft-writing"
import { consultationsOf } from "../consultation/services"
import { wakeWorker } from "../relay/wake"

export type OpenDraftInput = {
  form_id: string
  from_version?: number
  person: DraftPerson
}

const openDraftStep = createStep(
  "open-draft-step",
  async (input: OpenDraftInput, { container }) => {
    const { id } = await consultationsOf(container).openDraft(input)
    await wakeWorker(container)
    // Nothing to undo: it is the last step.
    return new StepResponse({ id })
  }
)

/** Opens the next draft of a form; it may have one at a time. One transaction, nothing to undo. */
export const openDraftWorkflow = createWorkflow(
  "open-draft",
  function (input: OpenDraftInput) {
    return new WorkflowResponse(openDraftStep(input))
  }
)
