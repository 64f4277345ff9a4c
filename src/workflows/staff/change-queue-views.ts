import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type {
  QueueViewInput,
  QueueViewRow,
} from "../../modules/staff/queue-views"
import { staffOfPharmacy } from "../clinical-review/services"

export type { QueueViewRow }

/** Whose view, and one of: a new one, what changes of one, the id of the one that goes. */
export type ChangeQueueViewsInput = { user_id: string } & (
  | { add: QueueViewInput }
  | { change: { id: string } & Partial<QueueViewInput> }
  | { remove: string }
)

const changeQueueViewsStep = createStep(
  "change-queue-views",
  async (input: ChangeQueueViewsInput, { container }) => {
    const staff = staffOfPharmacy(container)
    let view: QueueViewRow | null = null
    if ("add" in input) {
      view = await staff.addQueueView(input.user_id, input.add)
    } else if ("change" in input) {
      const { id, ...change } = input.change
      view = await staff.changeQueueView(input.user_id, id, change)
    } else {
      await staff.removeQueueView(input.user_id, input.remove)
    }
    // Nothing to undo: it is the last step.
    return new StepResponse({ view })
  }
)

/** Changes somebody's own views of the review queue; `view` is null when one was taken away. */
export const changeQueueViewsWorkflow = createWorkflow(
  "change-queue-views",
  function (input: ChangeQueueViewsInput) {
    return new WorkflowResponse(changeQueueViewsStep(input))
  }
)
