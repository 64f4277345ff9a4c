import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { notFound } from "../../../../shared/errors"
import { attachFormWorkflow } from "../../../../workflows/catalogue/attach-form"
import type {
  ChangeClinicalCategoryType,
  ClinicalCategoryResponse,
} from "../../../contracts/formulary"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"
import { readCategoryViews } from "../view"

/** Makes the category ask another published form. */
export async function POST(
  req: AuthenticatedMedusaRequest<ChangeClinicalCategoryType>,
  res: MedusaResponse<ClinicalCategoryResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  await attachFormWorkflow(req.scope).run({
    input: {
      category_id: id,
      form_key: req.validatedBody.form_key,
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
