import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { billingOf } from "./services"

export type AcceptInput = {
  difference_id: string
  reason: string
  actor: Actor
}

const acceptDifferenceStep = createStep(
  "accept-difference-step",
  async ({ difference_id, reason, actor }: AcceptInput, { container }) => {
    const { id, state } = await billingOf(container).acceptDifference(
      difference_id,
      reason,
      actor,
      clock.now()
    )
    // Nothing to undo: a person's word stands until the difference changes.
    return new StepResponse({ id, state })
  }
)

/** A difference stays as it is, for a person's reason; it opens again when it changes. */
export const acceptDifferenceWorkflow = createWorkflow(
  "accept-difference",
  function (input: AcceptInput) {
    return new WorkflowResponse(acceptDifferenceStep(input))
  }
)
