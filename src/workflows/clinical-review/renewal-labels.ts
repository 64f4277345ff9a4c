import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { renewalLabel } from "../../modules/treatment-plan/domain/renewal"
import { plansOf } from "../treatment-plan/services"

/**
 * How staff read what renews a treatment, by the case's id: "Renewal: instalment
 * plan 2 (3 months)" (REN-3). A plan that waits for its approval will be the next
 * of its course. A few questions for a page of the queue.
 */
export async function readRenewalLabels(
  container: MedusaContainer,
  records: readonly Pick<
    CaseRecord,
    "id" | "consultation_id" | "renewal_flag"
  >[]
): Promise<Map<string, string>> {
  const renewals = records.filter(({ renewal_flag }) => renewal_flag)
  if (renewals.length === 0) {
    return new Map()
  }
  const plans = plansOf(container)
  const own = await plans.listPlans(
    { case_id: renewals.map(({ id }) => id) },
    {
      select: ["id", "case_id", "course_id", "plan_number", "months"],
      take: null,
    }
  )
  const courses = await plans.listCourses(
    { consultation_id: renewals.flatMap((one) => one.consultation_id ?? []) },
    { select: ["id", "consultation_id"], take: null }
  )
  const bought = await plans.listPlans(
    { course_id: courses.map(({ id }) => id) },
    { select: ["id", "course_id"], take: null }
  )
  return new Map(
    renewals.map(({ id, consultation_id }) => {
      const plan = own.find(({ case_id }) => case_id === id)
      const course = courses.find(
        (one) => one.consultation_id === consultation_id
      )
      const before = bought.filter(({ course_id }) => course_id === course?.id)
      const number = plan?.course_id ? plan.plan_number : before.length + 1
      return [id, renewalLabel(number, plan?.months ?? null)] as const
    })
  )
}
