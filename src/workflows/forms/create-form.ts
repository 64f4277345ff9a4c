import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { DraftPerson } from "../../modules/consultation/form-draft-writing"
import { consultationsOf } from "../consultation/services"
import { wakeWorker } from "../relay/wake"

export type CreateFormInput = {
  form: { key: string; title: string; covers: "treatment" | "test" }
  person: DraftPerson
}

const createFormStep = createStep(
  "create-form-step",
  async (input: CreateFormInput, { container }) => {
    const { id, form_id } = await consultationsOf(container).createForm(input)
    await wakeWorker(container)
    // Nothing to undo: it is the last step.
    return new StepResponse({ id, form_id })
  }
)

/** Begins a form with its first draft (CON-1). One transaction, nothing to undo. */
export const createFormWorkflow = createWorkflow(
  "create-form",
  function (input: CreateFormInput) {
    return new WorkflowResponse(createFormStep(input))
  }
)
