import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { DraftPerson } from "../../modules/consultation/form-draft-writing"
import { consultationsOf } from "../consultation/services"
import { wakeWorker } from "../relay/wake"

export type PublishDraftInput = {
  id: string
  person: DraftPerson
  /** The revision that was read; another one is refused. */
  revision: number
}

const publishDraftStep = createStep(
  "publish-draft-step",
  async (input: PublishDraftInput, { container }) => {
    const version = await consultationsOf(container).publishDraft(input)
    await wakeWorker(container)
    // Nothing to undo: it is the last step, and a version never goes away.
    return new StepResponse(version)
  }
)

/**
 * Publishes a reviewed draft by a second person (CON-1). New consultations
 * begin with the version from now on; those that are there stay on theirs. One
 * transaction, nothing to undo.
 */
export const publishDraftWorkflow = createWorkflow(
  "publish-draft",
  function (input: PublishDraftInput) {
    return new WorkflowResponse(publishDraftStep(input))
  }
)
