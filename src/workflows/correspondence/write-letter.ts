import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { isEndedUnsupplied } from "../../modules/clinical-review/domain/ended"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type { LetterState } from "../../modules/correspondence/domain/letter-machine"
import {
  replyCode,
  replyCodeHash,
} from "../../modules/correspondence/reply-code"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { dropLetters } from "../dispensing/end-case-supply"
import { readLetterCase } from "./letter-facts"
import { readPracticeToTell } from "./practice-to-tell"
import { storeLetter } from "./store-letter"

export type WriteLetterInput = {
  case_id: string
  /** Another strength that it tells of; none for what was approved. */
  dose_change_id?: string
}
export type WrittenLetter = { letter_id: string; state: LetterState }

const writeLetterStep = createStep(
  "write-letter-step",
  async ({ case_id, dose_change_id }: WriteLetterInput, { container }) => {
    const correspondence = container.resolve<CorrespondenceModuleService>(
      CORRESPONDENCE_MODULE
    )
    const about = await readLetterCase(
      container,
      case_id,
      dose_change_id ?? null
    )
    if (isEndedUnsupplied(about)) {
      return new StepResponse<WrittenLetter | null>(null)
    }
    const practiceCode = await readPracticeToTell(container, about.patient_id)
    const letter = await correspondence.draftLetter({
      case_id: about.id,
      dose_change_id: dose_change_id ?? null,
      case_reference: about.reference,
      order_id: about.order_id,
      patient_id: about.patient_id,
      practice_code: practiceCode,
      reply_code_hash: replyCodeHash(
        replyCode(runningEnv().CAPABILITY_SECRET, about.dose?.id ?? about.id)
      ),
    })
    // Should it end after this look, its ending finds the letter and drops it.
    if (isEndedUnsupplied(await readLetterCase(container, case_id))) {
      await dropLetters(container, case_id)
      return new StepResponse<WrittenLetter | null>(null)
    }
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
    return new StepResponse<WrittenLetter | null>({
      letter_id: letter.id,
      state,
    })
  }
)

/**
 * Writes the GP letter of an approved case and sends it where somebody has
 * verified the practice's address (TRG-2). Started by the approval; repeatable.
 * Without consent or an address nothing is sent and the gate says why (TRG-5).
 * Nothing is written for a case that has ended meanwhile (SAF-19).
 */
export const writeLetterWorkflow = createWorkflow(
  "write-letter",
  function (input: WriteLetterInput) {
    return new WorkflowResponse(writeLetterStep(input))
  }
)
