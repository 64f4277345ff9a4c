import type { MedusaContainer } from "@medusajs/framework/types"
import { CLINICAL_REVIEW_MODULE } from "../../modules/clinical-review"
import type ClinicalReviewModuleService from "../../modules/clinical-review/service"
import { systemActor } from "../../shared/actor"
import { transitionCaseWorkflow } from "../clinical-review/transition-case"

export type IdentityApplied = { case_ids: string[] }

/** Tells every case of a patient that waits for the identity how it came out. Repeatable: only waiting cases move. */
export async function applyIdentity(
  container: MedusaContainer,
  input: { patient_id: string; event: "pass" | "fail" | "refer"; key: string }
): Promise<IdentityApplied> {
  const waiting = await container
    .resolve<ClinicalReviewModuleService>(CLINICAL_REVIEW_MODULE)
    .listClinicalCases(
      { patient_id: input.patient_id, state: "identity_pending" },
      { select: ["id"], take: 100 }
    )
  for (const { id } of waiting) {
    await transitionCaseWorkflow(container).run({
      input: {
        case_id: id,
        event: input.event,
        actor: systemActor("identity"),
        key: `identity:${input.key}:${id}`,
      },
    })
  }
  return { case_ids: waiting.map(({ id }) => id) }
}
