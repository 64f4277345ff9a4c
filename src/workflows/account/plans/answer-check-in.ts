import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { OwnPlan } from "../../../modules/treatment-plan/patient-changes"
import {
  keepCheckIn,
  type GivenCheckIn,
} from "../../treatment-plan/keep-check-in"
import { plansOf } from "../../treatment-plan/services"

export type AnswerCheckInInput = OwnPlan & Pick<GivenCheckIn, "answers" | "key">

const answerCheckInStep = createStep(
  "answer-check-in-step",
  async (input: AnswerCheckInInput, { container }) => {
    const { answers, key, customer_id } = input
    const plan = await plansOf(container).ownPlan(input)
    // Nothing to undo: what somebody told us stays on record.
    return new StepResponse(
      await keepCheckIn(container, {
        plan,
        answers,
        key,
        actor: { type: "patient", id: customer_id },
      })
    )
  }
)

/**
 * A patient answers what is asked before their next month (SAF-18). What is
 * worrying is a health report, and all supply of the patient stops
 * before this answers (SAF-17). Repeatable with the same key.
 * @throws not_found for somebody else's; transition_not_allowed where nothing is asked; invalid_field
 */
export const answerCheckInWorkflow = createWorkflow(
  "answer-check-in",
  function (input: AnswerCheckInInput) {
    return new WorkflowResponse(answerCheckInStep(input))
  }
)
