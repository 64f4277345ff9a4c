import type { MedusaContainer } from "@medusajs/framework/types"
import { staffWord } from "../../modules/clinical-review/domain/case-words"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { readPresentStrengths } from "./present-strength"
import { casesOf } from "./services"

/** The patient's other cases, the newest first, by the strength that each has now (REV-1, SAF-18). */
export async function readHistory(
  container: MedusaContainer,
  record: Pick<CaseRecord, "id" | "patient_id">
) {
  const others = await casesOf(container).listClinicalCases(
    { patient_id: record.patient_id, id: { $ne: record.id } },
    { order: { created_at: "DESC" }, take: 50 }
  )
  const strengthOf = await readPresentStrengths(
    container,
    others.map(({ id }) => id)
  )
  return others.map((one) => ({
    id: one.id,
    reference: one.reference,
    treatment_name: strengthOf(one.id)?.treatment_name ?? one.treatment_name,
    category_handle: one.category_handle,
    state: one.state,
    state_label: staffWord(one.state),
    ended_as: one.ended_as,
    opened_at: one.created_at.toISOString(),
  }))
}
