import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import { casesOf } from "../clinical-review/services"
import { readTerms } from "../dose-change/month-terms"
import { plansOf } from "./services"

/**
 * A month that is to be charged, with what it belongs to: its plan as it is for
 * this month, item, packs and price of its own strength (SAF-18).
 */
export type Month = {
  instalment: InstalmentRecord
  plan: PlanRecord
  record: CaseRecord
  /** The change of strength that it is of; null for what was bought. */
  dose_change_id: string | null
}

/** Months with their plans and cases, however many, in four queries. */
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
  const termsOf = await readTerms(container, plans)
  return instalments.flatMap((instalment) => {
    const plan = planOf.get(instalment.plan_id)
    const record = plan && recordOf.get(plan.case_id)
    if (!plan || !record) {
      return []
    }
    const { dose_change_id, ...terms } = termsOf(plan, instalment.number)
    return [{ instalment, plan: { ...plan, ...terms }, record, dose_change_id }]
  })
}
