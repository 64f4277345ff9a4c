import type {
  ChangePlanPolicyType,
  ClinicalCategoryView,
} from "../../api/contracts/formulary"

/** The rules of a category's plans as they are typed. */
export type PlanRuleForm = {
  plans_allowed: boolean
  longest_gap_days: string
}

export const planRuleForm = (category: ClinicalCategoryView): PlanRuleForm => ({
  plans_allowed: category.plans_allowed,
  longest_gap_days: String(category.longest_gap_days ?? ""),
})

/** As the API takes them; null while the days are no number. */
export function planRuleBody(form: PlanRuleForm): ChangePlanPolicyType | null {
  const typed = form.longest_gap_days.trim()
  const days = typed === "" ? null : Number(typed)
  return days !== null && !Number.isInteger(days)
    ? null
    : { plans_allowed: form.plans_allowed, longest_gap_days: days }
}
