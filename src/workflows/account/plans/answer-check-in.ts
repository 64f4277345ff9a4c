import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type {
  CheckInAnswers,
  KnownBody,
} from "../../../modules/messaging/domain/check-in"
import type { OwnPlan } from "../../../modules/treatment-plan/patient-changes"
import type { PlanRecord } from "../../../modules/treatment-plan/types"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import { casesOf, consultationsOf } from "../../clinical-review/services"
import { holdForReport, messagingOf } from "../../messaging/open-health-report"
import { wakeWorker } from "../../relay/wake"
import { plansOf } from "../../treatment-plan/services"

export type AnswerCheckInInput = OwnPlan & {
  answers: CheckInAnswers
  /** Made by the form: sent again it is the same answer. */
  key: string
}

const answerCheckInStep = createStep(
  "answer-check-in-step",
  async (input: AnswerCheckInInput, { container }) => {
    const plan = await plansOf(container).ownPlan(input)
    const { health_report_id } = await messagingOf(container).answerCheckIn(
      { ...input, declared: await declaredOf(container, plan) },
      clock.now()
    )
    if (health_report_id !== null) {
      const report =
        await messagingOf(container).retrieveHealthReport(health_report_id)
      // The answer that nothing more is sent is true only once it is.
      await holdForReport(container, report)
    }
    await wakeWorker(container)
    // Nothing to undo: what somebody told us stays on record.
    return new StepResponse({ on_hold: health_report_id !== null })
  }
)

const UNKNOWN: KnownBody = { weight: null, height_cm: null }

/** The body as it was declared at the consultation that the plan rests on. Who tells us of something is heard also where that can't be read. */
async function declaredOf(
  container: MedusaContainer,
  plan: PlanRecord
): Promise<KnownBody> {
  try {
    return await readDeclared(container, plan)
  } catch {
    // Without the error's own words, which may repeat what they fail to read.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`What was declared for plan ${plan.id} can't be read`)
    return UNKNOWN
  }
}

async function readDeclared(
  container: MedusaContainer,
  { case_id }: PlanRecord
): Promise<KnownBody> {
  const { consultation_id } = await casesOf(container).retrieveClinicalCase(
    case_id,
    { select: ["id", "consultation_id"] }
  )
  const [consultation] = consultation_id
    ? await consultationsOf(container).listConsultations(
        { id: consultation_id },
        { select: ["id", "submitted_at"], take: 1 }
      )
    : []
  const body =
    consultation &&
    (await consultationsOf(container).declaredMeasurements(consultation.id))
  return {
    weight:
      body && consultation.submitted_at
        ? { kg: body.weight_kg, on: londonDay(consultation.submitted_at) }
        : null,
    height_cm: body?.height_cm ?? null,
  }
}

/**
 * A patient answers what is asked before their next month (SAF-18). What is
 * worrying is a health report, and all supply of the patient stops
 * before this answers (SAF-17). Repeatable with the same key.
 * @throws not_found for somebody else's; transition_not_allowed where nothing is asked; invalid_field
 */
export const answerCheckInWorkflow = createWorkflow(
  "answer-check-in",
  function (input: AnswerCheckInInput) {
    return new WorkflowResponse(answerCheckInStep(input))
  }
)
