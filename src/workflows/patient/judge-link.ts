import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { LinkVerdict } from "../../modules/patient/domain/linkage/verdict"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "../clinical-review/live-hub"
import { patientsOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { assertNotOwnMedicine } from "../staff/own-medicine"

export type JudgeLinkInput = {
  patient_id: string
  other_id: string
  verdict: LinkVerdict | "undo"
  reason: string
  staff: { user_id: string; name: string; role: string }
  actor: Actor
}

const judgeLinkStep = createStep(
  "judge-link",
  async (input: JudgeLinkInput, { container }) => {
    const { patient_id, other_id } = input
    for (const about of [patient_id, other_id]) {
      await assertNotOwnMedicine(container, {
        user_id: input.actor.id,
        patient_id: about,
      })
    }
    const { verdict } = await patientsOf(container).judgeLink(
      input,
      clock.now()
    )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: a word is taken back by another one.
    return new StepResponse({ patient_id, other_id, verdict })
  }
)

/**
 * Keeps whether a clinician takes two accounts for one person's (SAF-8). Called
 * by the case page. Nobody judges who is linked to themselves (REV-5).
 */
export const judgeLinkWorkflow = createWorkflow(
  "judge-link",
  function (input: JudgeLinkInput) {
    return new WorkflowResponse(judgeLinkStep(input))
  }
)
