import type { MedusaContainer } from "@medusajs/framework/types"
import { missingBefore } from "../../modules/clinical-review/domain/evidence"
import type { SupplyFacts } from "../../modules/dispensing/domain/gates"
import { clock } from "../../shared/clock"
import { evidencePolicySchema } from "../../shared/evidence-policy"
import { casesOf, formularyOf } from "../clinical-review/services"

/**
 * Whether the GP confirmed the treatment where its category asks for that before
 * dispatch (SAF-5, R-28). The GP's last word counts: concerns close the gate
 * though an earlier answer was good. Silence leaves it closed.
 *
 * @returns null when the category's policy can't be read
 */
export async function readGpConfirmation(
  container: MedusaContainer,
  supply: { case_id: string; patient_id: string; category_handle: string }
): Promise<SupplyFacts["gp_confirmation"]> {
  const [category] = await formularyOf(container).listClinicalCategories(
    { handle: supply.category_handle },
    { select: ["id", "evidence_policy"], take: 1 }
  )
  const policy = evidencePolicySchema.safeParse(category?.evidence_policy)
  if (!policy.success) {
    return null
  }
  const requirements = policy.data.requirements.filter(
    ({ before }) => before === "dispatch"
  )
  if (requirements.length === 0) {
    return "not_needed"
  }
  const cases = casesOf(container)
  const [last] = await cases.listEvidenceItems(
    {
      patient_id: supply.patient_id,
      category_handle: supply.category_handle,
      kind: "gp_confirmation",
      outcome: ["satisfactory", "concerns"],
      withdrawn_at: null,
    },
    { order: { observed_on: "DESC", recorded_at: "DESC" }, take: 1 }
  )
  if (last?.outcome === "concerns") {
    return "concerns"
  }
  const { judged } = await cases.judgeCaseEvidence(
    supply.case_id,
    { requirements },
    clock.now()
  )
  return missingBefore("dispatch", judged).length === 0
    ? "confirmed"
    : "missing"
}
