import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { notFound } from "../../../../../shared/errors"
import { changePlanPolicyWorkflow } from "../../../../../workflows/catalogue/change-plan-policy"
import type {
  ChangePlanPolicyType,
  ClinicalCategoryResponse,
} from "../../../../contracts/formulary"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { readCategoryViews } from "../../view"

/** Changes how the category's treatments may be bought as plans (SAF-18); a pharmacist's. */
export async function POST(
  req: AuthenticatedMedusaRequest<ChangePlanPolicyType>,
  res: MedusaResponse<ClinicalCategoryResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  await changePlanPolicyWorkflow(req.scope).run({
    input: {
      category_id: id,
      policy: req.validatedBody,
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
