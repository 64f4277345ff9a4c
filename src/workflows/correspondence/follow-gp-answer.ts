import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type { LetterState } from "../../modules/correspondence/domain/letter-machine"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import type { LetterRow } from "../../modules/correspondence/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { readLetterCase } from "./letter-facts"
import { readPracticeToTell } from "./practice-to-tell"
import { storeLetter } from "./store-letter"

export type FollowGpAnswerInput = { patient_id: string }

const UNSENT: LetterState[] = ["not_collected", "pending", "bounced"]

/**
 * Brings an unsent letter to where its patient's answer puts it now: nowhere
 * without consent, anew to another practice (SAF-5). Repeatable.
 *
 * @returns false when the letter stands as the patient wants it
 */
export async function followGpAnswer(
  container: MedusaContainer,
  letter: LetterRow
): Promise<boolean> {
  const code = await readPracticeToTell(container, letter.patient_id)
  if (code !== null && code === letter.practice_code) {
    return false
  }
  const correspondence = container.resolve<CorrespondenceModuleService>(
    CORRESPONDENCE_MODULE
  )
  const step = {
    letter_id: letter.id,
    actor: systemActor("correspondence"),
    ifAllowed: true,
  }
  if (code === null) {
    const event = "withdraw_consent"
    await correspondence.moveLetter({ ...step, event }, clock.now())
    return true
  }
  const about = await readLetterCase(
    container,
    letter.case_id,
    letter.dose_change_id
  )
  const file = await storeLetter(container, about, letter, code)
  const address = await correspondence.verifiedAddress(code)
  await correspondence.moveLetter(
    {
      ...step,
      event: "readdress",
      guards: { address_verified: address !== undefined },
      addressed: { practice_code: code, file },
    },
    clock.now()
  )
  return true
}

const followGpAnswerStep = createStep(
  "follow-gp-answer-step",
  async ({ patient_id }: FollowGpAnswerInput, { container }) => {
    const unsent = await container
      .resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)
      .listLetters({ patient_id, state: UNSENT }, { take: null })
    for (const letter of unsent) {
      await followGpAnswer(container, letter)
    }
    // Nothing to undo: the patient's latest answer stands.
    return new StepResponse({ letters: unsent.length })
  }
)

/**
 * After a changed answer about the GP: letters that have not left are stopped
 * or written to the other practice (SAF-5). Called by the follow-up of a saved
 * profile; repeatable.
 */
export const followGpAnswerWorkflow = createWorkflow(
  "follow-gp-answer",
  function (input: FollowGpAnswerInput) {
    return new WorkflowResponse(followGpAnswerStep(input))
  }
)
