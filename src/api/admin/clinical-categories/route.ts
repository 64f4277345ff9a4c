import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ClinicalCategoriesResponse } from "../../contracts/formulary"
import { readCategoryViews } from "./view"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<ClinicalCategoriesResponse>
): Promise<void> {
  res.json({ clinical_categories: await readCategoryViews(req.scope) })
}
