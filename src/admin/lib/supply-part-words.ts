import type { SupplyRowView } from "../../api/contracts/supply"

/** "Issue 2 of 3", "Issue 1 of 12, month 4 of treatment": what the label leaves out; null where there is nothing. */
export function supplyPartWords({
  plan,
  issue,
}: Pick<SupplyRowView, "plan" | "issue">): string | null {
  const words = [
    issue && issue.of > 1 ? `issue ${issue.number} of ${issue.of}` : null,
    plan && plan.number > 1 ? `month ${plan.course_month} of treatment` : null,
  ]
    .filter((word) => word !== null)
    .join(", ")
  return words === "" ? null : words.charAt(0).toUpperCase() + words.slice(1)
}
