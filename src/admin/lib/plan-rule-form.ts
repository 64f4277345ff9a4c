import type { CheckInQuestion } from "../../api/contracts/check-in"
import type {
  ChangePlanPolicyType,
  ClinicalCategoryView,
} from "../../api/contracts/formulary"

/** What patients can be asked before each later supply, in the words of the admin. */
export const QUESTION_WORDS: Record<CheckInQuestion, string> = {
  weight: "Weight",
  side_effects: "Side effects",
  still_taking: "Whether they still take it",
}
export const QUESTIONS = ["weight", "side_effects", "still_taking"] as const

/** Days before a month is due on which patients are asked, unless somebody says otherwise. */
const USUAL_DAYS = "7"

/** The rules of a category's plans as they are typed. */
export type PlanRuleForm = {
  plans_allowed: boolean
  longest_gap_days: string
  questions: CheckInQuestion[]
  days_before: string
}

export function planRuleForm(category: ClinicalCategoryView): PlanRuleForm {
  const { check_in } = category
  const asked = check_in === "invalid" ? null : check_in
  return {
    plans_allowed: category.plans_allowed,
    longest_gap_days: String(category.longest_gap_days ?? ""),
    questions: asked?.questions ?? [],
    days_before: String(asked?.days_before ?? USUAL_DAYS),
  }
}

/** As the API takes them; null while days are no number. */
export function planRuleBody(form: PlanRuleForm): ChangePlanPolicyType | null {
  const typed = form.longest_gap_days.trim()
  const days = typed === "" ? null : Number(typed)
  const before = Number(form.days_before.trim() || Number.NaN)
  const { plans_allowed, questions } = form
  if (days !== null && !Number.isInteger(days)) {
    return null
  }
  if (questions.length > 0 && !Number.isInteger(before)) {
    return null
  }
  return {
    plans_allowed,
    longest_gap_days: days,
    check_in: questions.length > 0 ? { questions, days_before: before } : null,
  }
}

/** "Weight, side effects; 7 days before": what the list says of a check-in. */
export function checkInSentence(
  check_in: ClinicalCategoryView["check_in"]
): string {
  if (check_in === null) {
    return "Nothing"
  }
  if (check_in === "invalid") {
    return "Not valid: no later month is charged"
  }
  const [first = "", ...others] = check_in.questions.map(
    (one) => QUESTION_WORDS[one]
  )
  const words = [first, ...others.map((one) => one.toLowerCase())].join(", ")
  return `${words}; ${check_in.days_before} days before`
}
