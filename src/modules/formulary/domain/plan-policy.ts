import type { CategoryInput } from "./item-input"

/** How a category's treatments may be bought as plans, and what is asked before each later month (SAF-18); without `check_in` that stays as it is. */
export type PlanPolicy = Pick<
  CategoryInput,
  "plans_allowed" | "longest_gap_days"
> &
  Partial<Pick<CategoryInput, "check_in">>

/** The longest month: a shorter gap would hold up each plan in it. */
const LONGEST_MONTH = 31
const YEAR = 366

/**
 * What is wrong with a policy; null when nothing is.
 * @param minimumInterval days that lie between two supplies of the category at least
 */
export function problemOfPlanPolicy(
  { longest_gap_days: days }: PlanPolicy,
  minimumInterval: number
): { field: string; message: string } | null {
  const least = Math.max(LONGEST_MONTH, minimumInterval)
  return days === null ||
    (Number.isInteger(days) && days >= least && days <= YEAR)
    ? null
    : {
        field: "longest_gap_days",
        message: `is ${least} to ${YEAR} days, or empty for no such limit`,
      }
}
