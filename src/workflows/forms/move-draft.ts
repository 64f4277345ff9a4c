import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type ConsultationModuleService from "../../modules/consultation/service"
import type { DraftPerson } from "../../modules/consultation/form-draft-writing"
import { consultationsOf } from "../consultation/services"
import { wakeWorker } from "../relay/wake"

export type MoveDraftInput = { id: string; person: DraftPerson } & (
  | { event: "submit"; change_note: string }
  | { event: "send_back"; note: string }
  | { event: "discard" }
)

function move(service: ConsultationModuleService, input: MoveDraftInput) {
  switch (input.event) {
    case "submit":
      return service.submitDraft(input)
    case "send_back":
      return service.sendDraftBack(input)
    case "discard":
      return service.discardDraft(input)
  }
}

const moveDraftStep = createStep(
  "move-draft-step",
  async (input: MoveDraftInput, { container }) => {
    const { id } = await move(consultationsOf(container), input)
    await wakeWorker(container)
    // Nothing to undo: a person's decision stands until they make another.
    return new StepResponse({ id })
  }
)

/** Hands a draft in, sends it back or puts it away (CON-1). One transaction, nothing to undo. */
export const moveDraftWorkflow = createWorkflow(
  "move-draft",
  function (input: MoveDraftInput) {
    return new WorkflowResponse(moveDraftStep(input))
  }
)
