import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { CaseState } from "../../modules/clinical-review/domain/case-state-machine"
import type { LinkVerdict } from "../../modules/patient/domain/linkage/verdict"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf, patientsOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { linkedPersons, samePersonOf } from "./linked-persons"
import { assertNotOwnMedicine } from "../staff/own-medicine"

export type JudgeLinkInput = {
  patient_id: string
  other_id: string
  verdict: LinkVerdict | "undo"
  reason: string
  staff: { user_id: string; name: string; role: string }
  actor: Actor
}

/** Where a case is still judged. */
const OPEN_STATES: CaseState[] = [
  "payment_pending",
  "identity_pending",
  "identity_action_required",
  "identity_review",
  "queued",
  "in_review",
  "awaiting_patient",
  "awaiting_acceptance",
]

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
    await settleFlags(container, [patient_id, other_id])
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: a word is taken back by another one.
    return new StepResponse({ patient_id, other_id, verdict })
  }
)

/** The flags of their open cases follow the verdict: gone where no link is left, back where there is one. */
async function settleFlags(
  container: MedusaContainer,
  patientIds: string[]
): Promise<void> {
  const cases = casesOf(container)
  const open = await cases.listClinicalCases(
    { patient_id: patientIds, ended_as: null, state: OPEN_STATES },
    { take: 50, select: ["id", "patient_id"] }
  )
  for (const patientId of patientIds) {
    const own = open.filter(({ patient_id }) => patient_id === patientId)
    const person =
      own.length > 0
        ? samePersonOf(await linkedPersons(container, patientId))
        : null
    for (const { id } of own) {
      await cases.settleFlags(id, "possible_same_person", clock.now())
      if (person) {
        await cases.raiseFlag(
          {
            case_id: id,
            kind: "possible_same_person",
            subject: person.reason,
            amount: person.accounts,
          },
          clock.now()
        )
      }
    }
  }
}

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
