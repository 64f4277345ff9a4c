import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { assertCourseGoesOn } from "../treatment-plan/course-over"
import { consultationsOf } from "./services"

type OnAnswers = Pick<CaseRecord, "id" | "consultation_id">

/**
 * Nothing is said yes to on answers that can't be read any more, that the form's
 * rules deny as of today (an age, a span of time, a rule that came since), that
 * the patient has answered so since that the rules denied it, or whose course of
 * treatment is over (RX-1, REN-4, REN-6).
 * @throws answers_sealed; not_eligible naming the rules, the consultation or the course
 */
export async function assertAnswersStand(
  container: MedusaContainer,
  record: OnAnswers
): Promise<void> {
  if (!record.consultation_id) {
    return
  }
  await assertCourseGoesOn(container, record)
  await assertNotDeniedSince(container, record.consultation_id)
  const { outcome, rule_ids } = await consultationsOf(container).rerunRules(
    record.consultation_id,
    clock.now()
  )
  if (outcome === "cannot_continue") {
    throw notAllowed(
      "not_eligible",
      `The form's rules deny it now: ${rule_ids.join(", ")}`
    )
  }
}

/** The later word counts: who was denied since isn't treated on earlier answers. */
async function assertNotDeniedSince(
  container: MedusaContainer,
  consultationId: string
): Promise<void> {
  const consultations = consultationsOf(container)
  const { customer_id, category_handle, started_at } =
    await consultations.findConsultation(consultationId)
  const [denied] = customer_id
    ? await consultations.listConsultations(
        {
          customer_id,
          category_handle,
          state: "denied",
          started_at: { $gt: started_at },
        },
        { select: ["id"], take: 1 }
      )
    : []
  if (denied) {
    throw notAllowed(
      "not_eligible",
      `The rules denied consultation ${denied.id}, which the patient answered later`
    )
  }
}
