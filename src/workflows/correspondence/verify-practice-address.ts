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
import { notFound } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"

export type VerifyPracticeAddressInput = {
  ods_code: string
  email: string
  actor: Actor
}

const WAITING = ["not_collected", "bounced"] as const

const verifyPracticeAddressStep = createStep(
  "verify-practice-address-step",
  async (input: VerifyPracticeAddressInput, { container }) => {
    const correspondence = container.resolve<CorrespondenceModuleService>(
      CORRESPONDENCE_MODULE
    )
    const [practice] = await correspondence.listGpPractices({
      ods_code: input.ods_code,
    })
    if (!practice) {
      throw notFound("GP practice", input.ods_code)
    }
    const now = clock.now()
    await correspondence.verifyContact({ ...input, source: "staff" }, now)
    const waiting = await correspondence.listLetters({
      practice_code: input.ods_code,
      state: [...WAITING],
    })
    for (const letter of waiting) {
      await correspondence.moveLetter(
        {
          letter_id: letter.id,
          event: "address_given",
          actor: input.actor,
          ifAllowed: true,
        },
        now
      )
    }
    await wakeWorker(container)
    // Nothing to undo: the earlier address stays as history.
    return new StepResponse({ letters: waiting.length })
  }
)

/** Staff verified a practice's address: letters that waited for it leave. */
export const verifyPracticeAddressWorkflow = createWorkflow(
  "verify-practice-address",
  function (input: VerifyPracticeAddressInput) {
    return new WorkflowResponse(verifyPracticeAddressStep(input))
  }
)
