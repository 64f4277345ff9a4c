import type { MedusaContainer } from "@medusajs/framework/types"
import {
  type MonthTerms,
  type PlanTerms,
  termsOfMonth,
} from "../../modules/treatment-plan/domain/terms"
import type { DoseChangeRecord } from "../../modules/treatment-plan/types"
import { plansOf } from "../treatment-plan/services"

/** Changes of strength in force, by their plan; one query however many plans. */
export async function dosesInForce(
  container: MedusaContainer,
  of: { plan_id: string[] } | { case_id: string[] }
): Promise<DoseChangeRecord[]> {
  const ids = Object.values(of).flat()
  return ids.length === 0
    ? []
    : plansOf(container).listDoseChanges(
        { ...of, state: "in_force" },
        { order: { in_force_at: "ASC" }, take: null }
      )
}

/** What the months of some plans are supplied with, by plan and number (SAF-18). */
export async function readTerms(
  container: MedusaContainer,
  plans: readonly (PlanTerms & { id: string })[]
): Promise<(plan: PlanTerms & { id: string }, number: number) => MonthTerms> {
  const changes = await dosesInForce(container, {
    plan_id: [...new Set(plans.map(({ id }) => id))],
  })
  return (plan, number) =>
    termsOfMonth(
      plan,
      changes.filter(({ plan_id }) => plan_id === plan.id),
      number
    )
}

/** What months are called by, where their strength was changed: by case, and by month where one is meant. */
export async function readDoseNames(
  container: MedusaContainer,
  case_ids: string[]
): Promise<(case_id: string, number?: number) => string | null> {
  const changes = await dosesInForce(container, {
    case_id: [...new Set(case_ids)],
  })
  return (case_id, number) => {
    const own = changes.filter((one) => one.case_id === case_id)
    const held = own.findLast(
      ({ from_number }) =>
        from_number !== null && (number === undefined || from_number <= number)
    )
    return held?.to_name ?? null
  }
}

/** What the months of a plan are of where that isn't its present strength; null where it is. */
export async function readEarlierNames(
  container: MedusaContainer,
  plan_id: string
): Promise<(number: number) => string | null> {
  const changes = await dosesInForce(container, { plan_id: [plan_id] })
  return (number) => {
    const later = changes.filter(
      ({ from_number }) => from_number !== null && from_number > number
    )
    return later[0]?.from_name ?? null
  }
}
