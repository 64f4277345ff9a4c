import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import type { LetterRow } from "../../modules/correspondence/service"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"
import { systemActor } from "../../shared/actor"
import { contentHash } from "../../shared/canonical-json"
import { clock } from "../../shared/clock"
import {
  type LetterCase,
  readLetterCase,
  readLetterFacts,
} from "./letter-facts"
import { renderLetter } from "./letter-pdf"

export type WriteLetterInput = { case_id: string }

const correspondenceOf = (container: MedusaContainer) =>
  container.resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)

const writeLetterStep = createStep(
  "write-letter-step",
  async ({ case_id }: WriteLetterInput, { container }) => {
    const correspondence = correspondenceOf(container)
    const about = await readLetterCase(container, case_id)
    const patient = await container
      .resolve<PatientModuleService>(PATIENT_MODULE)
      .retrievePatient(about.patient_id)
    const practiceCode =
      patient.gp_answer === "practice" ? patient.gp_practice_code : null
    const letter = await correspondence.draftLetter({
      case_id: about.id,
      case_reference: about.reference,
      order_id: about.order_id,
      patient_id: about.patient_id,
      practice_code: practiceCode,
    })
    if (practiceCode && !letter.file_key) {
      await renderAndStore(container, about, letter, practiceCode)
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

async function renderAndStore(
  container: MedusaContainer,
  about: LetterCase,
  letter: LetterRow,
  practiceCode: string
): Promise<void> {
  const facts = await readLetterFacts(container, about, practiceCode)
  const pdf = await renderLetter(facts)
  const correspondence = correspondenceOf(container)
  const sealed = await correspondence.sealLetter(letter, pdf)
  const file = await container.resolve(Modules.FILE).createFiles({
    filename: `${letter.id}.sealed`,
    mimeType: "application/octet-stream",
    content: Buffer.from(sealed, "utf8").toString("base64"),
    access: "private",
  })
  await correspondence.attachLetterFile(letter.id, {
    key: file.id,
    hash: contentHash(facts),
  })
}

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
