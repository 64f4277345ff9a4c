import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readClinicalCategories } from "../../../workflows/catalogue/read-formulary"
import type { ClinicalCategoriesResponse } from "../../contracts/formulary"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<ClinicalCategoriesResponse>
): Promise<void> {
  const categories = await readClinicalCategories(req.scope)
  res.json({
    clinical_categories: categories.map((category) => ({
      id: category.id,
      handle: category.handle,
      name: category.name,
      summary: category.summary,
      form_key: category.form_key,
      risk_class: category.risk_class,
      repeat_window_days: category.repeat_window_days,
      identity_recheck_months: category.identity_recheck_months,
      gp_letter_wait_hours: category.gp_letter_wait_hours,
      minimum_interval_days: category.minimum_interval_days,
    })),
  })
}
