import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { notFound } from "../../../../../shared/errors"
import { changeEvidencePolicyWorkflow } from "../../../../../workflows/catalogue/change-evidence-policy"
import type {
  ChangeEvidencePolicyType,
  ClinicalCategoryResponse,
} from "../../../../contracts/formulary"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { readCategoryViews } from "../../view"

/** Changes which proofs the category asks for (SAF-4); a pharmacist's. */
export async function POST(
  req: AuthenticatedMedusaRequest<ChangeEvidencePolicyType>,
  res: MedusaResponse<ClinicalCategoryResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  await changeEvidencePolicyWorkflow(req.scope).run({
    input: {
      category_id: id,
      policy: req.validatedBody.evidence_policy,
      actor: staffActor(req),
    },
  })
  const views = await readCategoryViews(req.scope)
  const found = views.find((view) => view.id === id)
  if (!found) {
    throw notFound("Clinical category", id)
  }
  res.json({ clinical_category: found })
}
