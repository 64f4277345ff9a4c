import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { CHECK_IN_QUESTIONS } from "../../shared/check-in-policy"
import { checkInsOf } from "../treatment-plan/check-ins"
import { staffNames } from "./read-queue"

/** What the patient was asked before their supplies in the case's category, and answered (SAF-18). The caller has written who reads it. */
export async function readCheckIns(
  container: MedusaContainer,
  { patient_id, category_handle }: CaseRecord
) {
  const found = await checkInsOf(container).readCheckIns({
    patient_id,
    category_handle,
  })
  const names = await staffNames(
    container,
    found.flatMap(({ check_in }) => check_in.taken_by ?? [])
  )
  return {
    check_ins: found.map(({ check_in, answers }) => ({
      id: check_in.id,
      plan_id: check_in.plan_id,
      number: check_in.number,
      due_on: check_in.due_on,
      asked_at: check_in.asked_at.toISOString(),
      answered_at: check_in.answered_at?.toISOString() ?? null,
      answers,
      questions: CHECK_IN_QUESTIONS.filter((one) =>
        check_in.questions.includes(one)
      ),
      taken_by:
        check_in.taken_by &&
        (names.get(check_in.taken_by) ?? check_in.taken_by),
      reported: check_in.health_report_id !== null,
    })),
  }
}
