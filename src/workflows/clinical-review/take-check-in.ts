import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { assertNotOwnMedicine } from "../staff/own-medicine"
import { checkInsOf } from "../treatment-plan/check-ins"
import { keepCheckIn, type GivenCheckIn } from "../treatment-plan/keep-check-in"
import { announceCaseChange } from "./live-hub"

export type TakeCheckInInput = Pick<
  GivenCheckIn,
  "answers" | "key" | "actor"
> & { check_in_id: string }

const takeCheckInStep = createStep(
  "take-check-in-step",
  async (input: TakeCheckInInput, { container }) => {
    const { answers, key, actor, check_in_id } = input
    const asked = await checkInsOf(container).retrieveCheckIn(check_in_id)
    const { plan_id, customer_id, case_id, patient_id } = asked
    await assertNotOwnMedicine(container, { user_id: actor.id, patient_id })
    const taken = await keepCheckIn(container, {
      plan: { id: plan_id, customer_id, case_id },
      answers,
      key,
      actor,
    })
    await announceCaseChange(container)
    // Nothing to undo: what the patient said stays on record.
    return new StepResponse(taken)
  }
)

/**
 * What a patient answers by phone before their next month, taken down by staff:
 * the same questions with the same consequences as where the patient answers in
 * their account, and who took it is kept (SAF-18, SAF-17). Called by the case screen.
 * Repeatable with the same key.
 * @throws not_found; not_eligible about their own supply; transition_not_allowed where nothing is asked; invalid_field
 */
export const takeCheckInWorkflow = createWorkflow(
  "take-check-in",
  function (input: TakeCheckInInput) {
    return new WorkflowResponse(takeCheckInStep(input))
  }
)
