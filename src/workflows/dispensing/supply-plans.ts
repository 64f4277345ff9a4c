import type { MedusaContainer } from "@medusajs/framework/types"
import { casesOf } from "../clinical-review/services"
import { plansOf } from "../treatment-plan/services"
import { prescribingOf } from "./services"

type Row = {
  id: string
  case_id: string
  instalment_number: number
  prescription_id: string | null
}

/** Where a supply stands in its patient's treatment, as the dispatch screen shows it (REN-3). */
export type SupplyPart = {
  plan: {
    id: string
    reference: string
    /** Which plan of its course it is, and its months. */
    number: number
    months: number
    /** Which month of the whole course this supply is. */
    course_month: number
  } | null
  /** The issue that it has of its prescription. */
  issue: { number: number; of: number } | null
  /** Ordered again on the answers of an earlier order. */
  is_renewal: boolean
}

/** Plan and issue of supplies, by the supply's id; a few questions for all of them. */
export async function readSupplyParts(
  container: MedusaContainer,
  rows: readonly Row[]
): Promise<Map<string, SupplyPart>> {
  const plans = await readPlans(container, rows)
  const issues = await readIssues(container, rows)
  const renewals = await readRenewals(container, rows)
  return new Map(
    rows.map((row) => {
      const plan = plans.byCase.get(row.case_id)
      return [
        row.id,
        {
          plan: plan
            ? {
                id: plan.id,
                reference: plan.reference,
                number: plan.plan_number,
                months: plan.months,
                course_month: plans.monthsBefore(plan) + row.instalment_number,
              }
            : null,
          issue: issues.get(row.id) ?? null,
          is_renewal: renewals.has(row.case_id),
        },
      ]
    })
  )
}

async function readRenewals(
  container: MedusaContainer,
  rows: readonly Row[]
): Promise<Set<string>> {
  const found = await casesOf(container).listClinicalCases(
    { id: rows.map(({ case_id }) => case_id), renewal_flag: true },
    { select: ["id"], take: null }
  )
  return new Set(found.map(({ id }) => id))
}

const PLAN_COLUMNS = [
  "id",
  "reference",
  "case_id",
  "course_id",
  "plan_number",
  "months",
] as const

async function readPlans(container: MedusaContainer, rows: readonly Row[]) {
  const find = (filters: { case_id: string[] } | { course_id: string[] }) =>
    plansOf(container).listPlans(filters, {
      select: [...PLAN_COLUMNS],
      take: null,
    })
  const own = await find({ case_id: rows.map(({ case_id }) => case_id) })
  const renewed = own.flatMap(({ course_id, plan_number }) =>
    course_id && plan_number > 1 ? [course_id] : []
  )
  const others = renewed.length > 0 ? await find({ course_id: renewed }) : []
  return {
    byCase: new Map(own.map((plan) => [plan.case_id, plan])),
    monthsBefore: ({ course_id, plan_number }: (typeof own)[number]): number =>
      others
        .filter(
          (one) => one.course_id === course_id && one.plan_number < plan_number
        )
        .reduce((sum, { months }) => sum + months, 0),
  }
}

async function readIssues(container: MedusaContainer, rows: readonly Row[]) {
  const ids = rows.flatMap(({ prescription_id }) => prescription_id ?? [])
  const issues =
    ids.length > 0
      ? await prescribingOf(container).listPrescriptionIssues(
          { prescription_id: ids },
          {
            select: ["id", "prescription_id", "supply_id", "number"],
            take: null,
          }
        )
      : []
  const counts = new Map<string, number>()
  for (const { prescription_id } of issues) {
    counts.set(prescription_id, (counts.get(prescription_id) ?? 0) + 1)
  }
  return new Map(
    issues.flatMap(({ supply_id, prescription_id, number }) =>
      supply_id
        ? [
            [
              supply_id,
              { number, of: counts.get(prescription_id) ?? 0 },
            ] as const,
          ]
        : []
    )
  )
}
