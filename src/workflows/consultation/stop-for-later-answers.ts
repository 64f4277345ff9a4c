import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseState } from "../../modules/clinical-review/domain/case-state-machine"
import type { ConsultationRecord } from "../../modules/consultation/types"
import type { StopReason } from "../../modules/dispensing/domain/stop-order"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf } from "../clinical-review/services"
import { openStopWorkflow } from "../dispensing/open-stop"
import { laterAnswersKey } from "../dispensing/later-answers"
import { tellClinicians } from "../staff/tell-clinicians"
import { consultationsOf } from "./services"

/** Decided already: nobody looks at them again before they are supplied. */
const DECIDED: readonly CaseState[] = ["awaiting_signature", "approved"]

/**
 * What a patient answers anew for a condition may tell us of a change, though
 * nothing is ordered on it (REN-2). What is under way for it on earlier answers
 * is flagged: who is still to decide it has to have read them first. Its next
 * supply waits until a clinician has looked: where the rules deny the new answers,
 * of whatever is under way; where they ask for a clinician, of what was decided
 * already, and every clinician is told (CON-3, SAF-7, SAF-17). Repeatable.
 */
export async function stopForLaterAnswers(
  container: MedusaContainer,
  consultationId: string
): Promise<void> {
  const consultation =
    await consultationsOf(container).findConsultation(consultationId)
  const { id, customer_id, category_handle, outcome } = consultation
  const at = handedInAt(consultation)
  if (customer_id === null || outcome === null || outcome === "continue") {
    return
  }
  const isDenied = outcome === "cannot_continue"
  const found = await casesOf(container).listClinicalCases(
    { customer_id, category_handle, ended_as: null },
    { select: ["id", "consultation_id"], take: null }
  )
  const ids = found.flatMap(({ consultation_id }) => consultation_id ?? [])
  const newer = await handedInSince(container, at, ids)
  for (const { id: case_id } of found.filter(
    ({ consultation_id }) =>
      consultation_id !== id && !newer.has(consultation_id ?? "")
  )) {
    await casesOf(container).raiseFlag(
      { case_id, kind: "answered_anew", subject: `${id}:${at.getTime()}` },
      clock.now()
    )
    // The flag has waited for the case's lock: a decision sees it, or is seen here.
    const { state } = await casesOf(container).retrieveClinicalCase(case_id, {
      select: ["id", "state"],
    })
    const of = { consultation_id: id, case_id, at }
    if (isDenied) {
      const key = laterAnswersKey("denied", of)
      await stop(container, case_id, { reason_code: "health_changed", key })
    } else if (DECIDED.includes(state)) {
      const key = laterAnswersKey("needs_review", of)
      await stop(container, case_id, { reason_code: "clinical_query", key })
      await tellClinicians(container, (userId) => ({
        operation: "answered_anew",
        subject_type: "case_user",
        subject_id: `${case_id}:${id}:${userId}:${at.getTime()}`,
      }))
    }
  }
  await announceCaseChange(container)
}

/** What is taken up again and handed in once more is an occasion of its own; what was denied was never handed in. */
const handedInAt = ({
  submitted_at,
  last_activity_at,
}: ConsultationRecord): Date => submitted_at ?? last_activity_at

/** Of some consultations, those that were handed in after another: to them its answers are no news, however late it is looked at. */
async function handedInSince(
  container: MedusaContainer,
  at: Date,
  ids: string[]
): Promise<Set<string>> {
  const newer = await consultationsOf(container).listConsultations(
    { id: ids, submitted_at: { $gt: at } },
    { select: ["id"], take: null }
  )
  return new Set(newer.map((one) => one.id))
}

const stop = (
  container: MedusaContainer,
  case_id: string,
  why: { reason_code: StopReason; key: string }
) =>
  openStopWorkflow(container).run({
    input: {
      scope: "case",
      subject_id: case_id,
      note: null,
      actor: systemActor("consultation"),
      ...why,
    },
  })
