import type { MedusaContainer } from "@medusajs/framework/types"
import type {
  FailedFilter,
  PlanFilter,
} from "../../modules/treatment-plan/list-conditions"
import type { MonthRow } from "../../modules/treatment-plan/plan-lists"
import { clock } from "../../shared/clock"
import { casesOf } from "../clinical-review/services"
import { monthsToRetry } from "./may-retry"
import { readTreatmentsOf } from "./read-treatments-of"
import { plansOf } from "./services"

/** More cases than this with the same words in their reference is no search. */
const MOST_CASES = 50

/** One page of plans for staff, the newest first. @param q part of a plan's or a case's reference, or an order's number */
export async function readPlans(
  container: MedusaContainer,
  { q, ...filter }: Omit<PlanFilter, "search"> & { q?: string | undefined }
) {
  const search = q
    ? { text: q, case_ids: await casesNamed(container, q) }
    : undefined
  const { plans, count } = await plansOf(container).readPlans(
    { ...filter, search },
    clock.now()
  )
  const treatmentOf = await readTreatmentsOf(container, plans)
  return {
    plans: plans.map((row) => ({
      ...row,
      ...treatmentOf(row.case_id),
      agreed_at: new Date(row.agreed_at).toISOString(),
    })),
    count,
  }
}

async function casesNamed(
  container: MedusaContainer,
  q: string
): Promise<string[]> {
  const number = Number(q.replace(/^#/, ""))
  const cases = await casesOf(container).listClinicalCases(
    {
      order_type: "instalments",
      $or: [
        { reference: { $ilike: `%${q.replace(/[\\%_]/g, "\\$&")}%` } },
        ...(Number.isSafeInteger(number) ? [{ order_display_id: number }] : []),
      ],
    },
    { select: ["id"], take: MOST_CASES }
  )
  return cases.map(({ id }) => id)
}

/** One page of the charges that failed, are stuck or whose outcome isn't known, those failing longest first. */
export async function readFailedCharges(
  container: MedusaContainer,
  filter: FailedFilter
) {
  const { months, count } = await plansOf(container).readFailed(
    filter,
    clock.now()
  )
  const charges = await withTreatments(container, months)
  const toRetry = await monthsToRetry(
    container,
    months.map(({ id, state, plan_state, pause_causes }) => ({
      id,
      state,
      plan: { state: plan_state, pause_causes },
    }))
  )
  return {
    charges: charges.map((one) => ({ ...one, may_retry: toRetry.has(one.id) })),
    count,
  }
}

/** Months as staff's lists show them. */
export async function withTreatments(
  container: MedusaContainer,
  months: MonthRow[]
) {
  const treatmentOf = await readTreatmentsOf(container, months)
  return months.map((month) => ({
    ...month,
    ...treatmentOf(month.case_id, month.number),
  }))
}
