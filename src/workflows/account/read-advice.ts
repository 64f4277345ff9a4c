import type { MedusaContainer } from "@medusajs/framework/types"
import type { AdviceLevel } from "../../modules/clinical-review/domain/denial-reasons"
import { casesOf } from "../clinical-review/services"
import { LEVEL_ADVICE } from "../messaging/patient-texts"

export type TreatmentAdvice = { level: AdviceLevel; texts: string[] }

/** What denied cases tell their patients to do, by case; the others have none (SAF-6). */
export async function readAdvice(
  container: MedusaContainer,
  caseIds: string[]
): Promise<Map<string, TreatmentAdvice>> {
  const cases = casesOf(container)
  const denials =
    caseIds.length === 0
      ? []
      : await cases.listDecisions(
          { case_id: caseIds, kind: "deny" },
          { select: ["id", "case_id"] }
        )
  const advice = new Map<string, TreatmentAdvice>()
  for (const { id, case_id } of denials) {
    const { denial } = await cases.readDecision(id)
    if (denial) {
      advice.set(case_id, {
        level: denial.advice_level,
        texts: [LEVEL_ADVICE[denial.advice_level], denial.patient_text].filter(
          (text) => text !== null
        ),
      })
    }
  }
  return advice
}
