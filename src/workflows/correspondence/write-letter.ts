import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import {
  replyCode,
  replyCodeHash,
} from "../../modules/correspondence/reply-code"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { readLetterCase } from "./letter-facts"
import { readPracticeToTell } from "./practice-to-tell"
import { storeLetter } from "./store-letter"

export type WriteLetterInput = { case_id: string }

const writeLetterStep = createStep(
  "write-letter-step",
  async ({ case_id }: WriteLetterInput, { container }) => {
    const correspondence = container.resolve<CorrespondenceModuleService>(
      CORRESPONDENCE_MODULE
    )
    const about = await readLetterCase(container, case_id)
    const practiceCode = await readPracticeToTell(container, about.patient_id)
    const letter = await correspondence.draftLetter({
      case_id: about.id,
      case_reference: about.reference,
      order_id: about.order_id,
      patient_id: about.patient_id,
      practice_code: practiceCode,
      reply_code_hash: replyCodeHash(
        replyCode(runningEnv().CAPABILITY_SECRET, about.id)
      ),
    })
    if (practiceCode && !letter.file_key) {
      await correspondence.attachLetterFile(
        letter.id,
        await storeLetter(container, about, letter, practiceCode)
      )
    }
    const address = practiceCode
      ? await correspondence.verifiedAddress(practiceCode)
      : undefined
    const state = await correspondence.moveLetter(
      {
        letter_id: letter.id,
        event: "settle",
        actor: systemActor("correspondence"),
        guards: {
          consent_refused: practiceCode === null,
          address_verified: address !== undefined,
        },
        ifAllowed: true,
      },
      clock.now()
    )
    // Nothing to undo: each part finds what an earlier run left.
    return new StepResponse({ letter_id: letter.id, state })
  }
)

/**
 * Writes the GP letter of an approved case and sends it where somebody has
 * verified the practice's address (TRG-2). Started by the approval; repeatable.
 * Without consent or an address nothing is sent and the gate says why (TRG-5).
 */
export const writeLetterWorkflow = createWorkflow(
  "write-letter",
  function (input: WriteLetterInput) {
    return new WorkflowResponse(writeLetterStep(input))
  }
)
