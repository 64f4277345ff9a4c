import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { OwnPlan } from "../../../modules/treatment-plan/patient-changes"
import type { Day } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { wakeWorker } from "../../relay/wake"
import { plansOf } from "../../treatment-plan/services"

/** What a patient changes of a plan of their own; `seen` is the day that was shown for the next month. */
export type ChangePlanInput = OwnPlan &
  (
    | { change: "skip"; seen: Day }
    | { change: "move"; seen: Day; day: Day }
    | { change: "pause" | "resume" }
  )

const changePlanStep = createStep(
  "change-plan-step",
  async (input: ChangePlanInput, { container }) => {
    await change(container, input)
    await wakeWorker(container)
    // Nothing to undo: each change is one transaction of the module's.
    return new StepResponse({ id: input.plan_id })
  }
)

function change(
  container: MedusaContainer,
  input: ChangePlanInput
): Promise<void> {
  const plans = plansOf(container)
  const now = clock.now()
  switch (input.change) {
    case "skip":
      return plans.skipByPatient(input, now)
    case "move":
      return plans.moveByPatient(input, now)
    case "pause":
      return plans.pauseByPatient(input, now)
    case "resume":
      return plans.resumeByPatient(input, now)
  }
}

/**
 * A patient skips a month, moves its day, pauses their plan or lets it go on,
 * within the clinical limits and without our help (W7); the team hears of it.
 * @throws not_found for somebody else's; stale_revision; invalid_field; transition_not_allowed
 */
export const changePlanWorkflow = createWorkflow(
  "change-plan",
  function (input: ChangePlanInput) {
    return new WorkflowResponse(changePlanStep(input))
  }
)
