import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { ReadingInput } from "../../modules/clinical-review/types"
import { clock } from "../../shared/clock"
import { casesOf } from "./services"

const reportReadingStep = createStep(
  "report-reading-step",
  async (input: ReadingInput, { container }) => {
    const now = clock.now()
    await casesOf(container).reportReading(input, now)
    await casesOf(container).touchClaim(input.case_id, input.user_id, now)
    const reading = await casesOf(container).readReading(
      input.case_id,
      input.user_id
    )
    // Nothing to undo: what was seen was seen.
    return new StepResponse(reading)
  }
)

/**
 * Keeps which sections of a case somebody had before them and for how long, and
 * gives what is left to open. Called by the case screen every few
 * seconds; a holder who reads is at work. @throws not_found
 */
export const reportReadingWorkflow = createWorkflow(
  "report-reading",
  function (input: ReadingInput) {
    return new WorkflowResponse(reportReadingStep(input))
  }
)
