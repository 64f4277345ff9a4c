import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "../clinical-review/live-hub"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "../treatment-plan/services"

export type AnswerDoseChangeInput = {
  plan_id: string
  customer_id: string
  dose_change_id: string
  answer: "accept" | "keep"
  /** Of the agreement that was shown with it. */
  mandate_hash: string | null
}

const answerDoseChangeStep = createStep(
  "answer-dose-change",
  async (input: AnswerDoseChangeInput, { container }) => {
    const { state } = await plansOf(container).answerDose(input, clock.now())
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: an answer is kept, and what follows is durable.
    return new StepResponse({ state })
  }
)

/**
 * The patient accepts another strength for their later months, with the
 * agreement that they read, or keeps the present one (SAF-2, PAY-3).
 * @throws not_found for somebody else's; mandate_changed; transition_not_allowed
 */
export const answerDoseChangeWorkflow = createWorkflow(
  "answer-dose-change",
  function (input: AnswerDoseChangeInput) {
    return new WorkflowResponse(answerDoseChangeStep(input))
  }
)
