import type { MedusaContainer } from "@medusajs/framework/types"
import { checkInOf } from "../../../modules/formulary/domain/check-in"
import { readClinicalCategories } from "../../../workflows/catalogue/read-formulary"
import { evidencePolicySchema } from "../../../shared/evidence-policy"
import type { ClinicalCategoryView } from "../../contracts/formulary"

/** The clinical categories as the admin shows them. */
export async function readCategoryViews(
  container: MedusaContainer
): Promise<ClinicalCategoryView[]> {
  const categories = await readClinicalCategories(container)
  return categories.map((category) => ({
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
    plans_allowed: category.plans_allowed,
    longest_gap_days: category.longest_gap_days,
    check_in: checkInOf(category),
    evidence_policy:
      evidencePolicySchema.safeParse(category.evidence_policy).data ?? null,
  }))
}
