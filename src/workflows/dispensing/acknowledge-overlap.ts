import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { assertNotOwnMedicine } from "../staff/own-medicine"
import { dispensingOf } from "./services"
import { settleSupply } from "./settle-supply-gates"

export type AcknowledgeOverlapInput = { supply_id: string; actor: Actor }

const acknowledgeOverlapStep = createStep(
  "acknowledge-overlap-of-supply",
  async ({ supply_id, actor }: AcknowledgeOverlapInput, { container }) => {
    const dispensing = dispensingOf(container)
    const { patient_id } = await dispensing.retrieveSupply(supply_id)
    await assertNotOwnMedicine(container, { user_id: actor.id, patient_id })
    // The overlap may have come about since the supply was looked at last.
    await settleSupply(container, supply_id)
    await dispensing.acknowledgeOverlap(supply_id, {
      actor,
      now: clock.now(),
    })
    // Nothing to undo: what was seen was seen.
    return new StepResponse({
      state: await settleSupply(container, supply_id),
    })
  }
)

/** A pharmacist has seen that a renewal overlaps what still runs, and lets it go on (REN-3). */
export const acknowledgeOverlapWorkflow = createWorkflow(
  "acknowledge-overlap",
  function (input: AcknowledgeOverlapInput) {
    return new WorkflowResponse(acknowledgeOverlapStep(input))
  }
)
