import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { entitledDecider } from "../clinical-review/entitled-decider"
import { announceCaseChange } from "../clinical-review/live-hub"
import { loadCase } from "../clinical-review/review-facts"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "../treatment-plan/services"

export type WithdrawDoseChangeInput = {
  case_id: string
  dose_change_id: string
  actor: Actor
}

const withdrawDoseChangeStep = createStep(
  "withdraw-dose-change",
  async (input: WithdrawDoseChangeInput, { container }) => {
    const { record } = await loadCase(container, input.case_id)
    await entitledDecider(container, record, input.actor)
    const [known] = await plansOf(container).listDoseChanges(
      { id: input.dose_change_id, case_id: record.id },
      { select: ["id"], take: 1 }
    )
    if (!known) {
      throw notFound("Dose change", input.dose_change_id)
    }
    const { state } = await plansOf(container).endDose(
      known.id,
      "withdraw",
      input.actor,
      clock.now()
    )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: what isn't signed yet is withdrawn by the follow-up.
    return new StepResponse({ dose_change_id: known.id, state })
  }
)

/**
 * A prescriber takes a dose change back before it is in force; the plan goes on
 * as it is, and a signature that comes all the same authorises nothing.
 * @throws transition_not_allowed once it is in force
 */
export const withdrawDoseChangeWorkflow = createWorkflow(
  "withdraw-dose-change",
  function (input: WithdrawDoseChangeInput) {
    return new WorkflowResponse(withdrawDoseChangeStep(input))
  }
)
