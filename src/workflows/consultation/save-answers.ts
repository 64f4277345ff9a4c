import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { SaveInput } from "../../modules/consultation/consultation-saving"
import type { SaveResult } from "../../modules/consultation/types"
import { wakeWorker } from "../relay/wake"
import { consultationsOf } from "./services"

const saveAnswersStep = createStep(
  "save-answers",
  async (input: SaveInput, { container }) => {
    const result: SaveResult =
      await consultationsOf(container).saveAnswers(input)
    if (result.accepted && result.consultation.state === "denied") {
      await wakeWorker(container)
    }
    // Nothing to undo: it is the last step, and the tape is append-only.
    return new StepResponse(result)
  }
)

/**
 * Saves answers and judges them (CON-2, CON-3). Called by
 * POST /store/consultations/:id/answers; wrong answers come back as errors by
 * field and change nothing. One transaction, nothing to undo. Not to be given
 * a retention time: answers may not lie in the workflow table.
 */
export const saveAnswersWorkflow = createWorkflow(
  "save-answers",
  function (input: SaveInput) {
    return new WorkflowResponse(saveAnswersStep(input))
  }
)
