import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type {
  CheckInAnswers,
  KnownBody,
} from "../../modules/messaging/domain/check-in"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { casesOf, consultationsOf } from "../clinical-review/services"
import { holdForReport, messagingOf } from "../messaging/open-health-report"
import { wakeWorker } from "../relay/wake"

export type GivenCheckIn = {
  plan: { id: string; customer_id: string; case_id: string }
  answers: CheckInAnswers
  /** Made by the form: sent again it is the same answer. */
  key: string
  /** The patient, or staff who took it by phone. */
  actor: Actor
}

/**
 * Keeps what was answered before a month of a plan. What is worrying is a health
 * report, and all supply of the patient stops before this returns (SAF-17).
 * @throws transition_not_allowed where nothing is asked; invalid_field
 */
export async function keepCheckIn(
  container: MedusaContainer,
  { plan, ...given }: GivenCheckIn
): Promise<{ on_hold: boolean }> {
  const messaging = messagingOf(container)
  const { health_report_id } = await messaging.answerCheckIn(
    {
      ...given,
      plan_id: plan.id,
      customer_id: plan.customer_id,
      declared: await declaredOf(container, plan),
    },
    clock.now()
  )
  if (health_report_id !== null) {
    const report = await messaging.retrieveHealthReport(health_report_id)
    // The answer that nothing more is sent is true only once it is.
    await holdForReport(container, report)
  }
  await wakeWorker(container)
  return { on_hold: health_report_id !== null }
}

const UNKNOWN: KnownBody = { weight: null, height_cm: null }

/** The body as it was declared at the consultation that the plan rests on. Who tells us of something is heard also where that can't be read. */
async function declaredOf(
  container: MedusaContainer,
  plan: GivenCheckIn["plan"]
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
  { case_id }: GivenCheckIn["plan"]
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
