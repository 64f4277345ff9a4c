import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { DraftPerson } from "../../modules/consultation/form-draft-writing"
import { consultationsOf } from "../consultation/services"
import { wakeWorker } from "../relay/wake"

export type SaveDraftInput = {
  id: string
  person: DraftPerson
  /** The revision the change was made on. */
  revision: number
  definition?: unknown
  golden_cases?: unknown[]
  change_note?: string
  /** The newest version, to base the draft on. */
  base_version?: number
}

const saveDraftStep = createStep(
  "save-draft-step",
  async (input: SaveDraftInput, { container }) => {
    const { id } = await consultationsOf(container).saveDraft(input)
    await wakeWorker(container)
    // Nothing to undo: it is the last step, and the editor has what was there.
    return new StepResponse({ id })
  }
)

/** Saves a draft over the revision it was made on, or refuses. One transaction, nothing to undo. */
export const saveDraftWorkflow = createWorkflow(
  "save-draft",
  function (input: SaveDraftInput) {
    return new WorkflowResponse(saveDraftStep(input))
  }
)
