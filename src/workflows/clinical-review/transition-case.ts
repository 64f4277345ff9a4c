import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { TransitionInput } from "../../modules/clinical-review/types"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"
import { announceCaseChange } from "./live-hub"
import { casesOf } from "./services"

const transitionCaseStep = createStep(
  "transition-case",
  async (input: TransitionInput, { container }) => {
    const result = await casesOf(container).transition(input, clock.now())
    if (result.changed) {
      await announceCaseChange(container)
      await wakeWorker(container)
    }
    // Nothing to undo: a case moves on by another event, never back in silence.
    return new StepResponse(result)
  }
)

/**
 * Moves a case by one event of its table, with history, audit entry and
 * follow-ups. Called by every process that has news for a case. Repeating an
 * occasion (`key`), or a worker's event whose effect is there, changes nothing.
 */
export const transitionCaseWorkflow = createWorkflow(
  "transition-case",
  function (input: TransitionInput) {
    return new WorkflowResponse(transitionCaseStep(input))
  }
)
