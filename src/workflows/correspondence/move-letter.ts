import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"
import { loadCase } from "../clinical-review/review-facts"
import { assertMayJudge } from "../staff/own-medicine"

export type MoveLetterInput = {
  letter_id: string
  event: "waive" | "resend"
  actor: Actor
  reason?: string
}

const moveLetterStep = createStep(
  "move-letter-step",
  async (input: MoveLetterInput, { container }) => {
    const correspondence = container.resolve<CorrespondenceModuleService>(
      CORRESPONDENCE_MODULE
    )
    if (input.event === "waive") {
      const { patient_id, case_id } = await correspondence.retrieveLetter(
        input.letter_id
      )
      const { record } = await loadCase(container, case_id)
      const about = {
        user_id: input.actor.id,
        patient_id,
        category_handle: record.category_handle,
      }
      await assertMayJudge(container, "waive_letter", about)
    }
    const state = await correspondence.moveLetter(
      {
        ...input,
        guards: { reason_given: (input.reason ?? "").trim().length >= 10 },
      },
      clock.now()
    )
    await wakeWorker(container)
    // Nothing to undo: a person's decision stands until they make another.
    return new StepResponse({ state })
  }
)

/** Waives a letter with a clinician's reason, or sends it again (TRG-2, TRG-5). */
export const moveLetterWorkflow = createWorkflow(
  "move-letter",
  function (input: MoveLetterInput) {
    return new WorkflowResponse(moveLetterStep(input))
  }
)
