import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import { casesOf } from "../clinical-review/services"
import { plansOf } from "./services"

/** A month that is to be charged, with what it belongs to. */
export type Month = {
  instalment: InstalmentRecord
  plan: PlanRecord
  record: CaseRecord
}

/** Months with their plans and cases, however many, in three queries. */
export async function readMonths(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<Month[]> {
  if (ids.length === 0) {
    return []
  }
  const instalments = await plansOf(container).listInstalments(
    { id: [...ids] },
    { take: null, order: { id: "ASC" } }
  )
  const plans = await plansOf(container).listPlans(
    { id: [...new Set(instalments.map(({ plan_id }) => plan_id))] },
    { take: null }
  )
  const records = await casesOf(container).listClinicalCases(
    { id: [...new Set(plans.map(({ case_id }) => case_id))] },
    { take: null }
  )
  const planOf = new Map(plans.map((plan) => [plan.id, plan]))
  const recordOf = new Map(records.map((record) => [record.id, record]))
  return instalments.flatMap((instalment) => {
    const plan = planOf.get(instalment.plan_id)
    const record = plan && recordOf.get(plan.case_id)
    return plan && record ? [{ instalment, plan, record }] : []
  })
}
