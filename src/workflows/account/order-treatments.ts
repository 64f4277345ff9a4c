import type { MedusaContainer } from "@medusajs/framework/types"
import { termsOfMonth } from "../../modules/treatment-plan/domain/terms"
import type {
  DoseChangeRecord,
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import { readRows } from "../../shared/read-rows"
import { dosesInForce } from "../dose-change/month-terms"
import { plansOf } from "../treatment-plan/services"
import {
  caseRow,
  type CaseRow,
  supplyRow,
  type SupplyRow,
} from "./account-rows"
import { withoutDeathRecords } from "./death-records"
import { type PatientWords, patientWords } from "./patient-words"
import { instalmentWords } from "./plans/plan-words"

/** One treatment of an order: a request of its own, or a later month of a plan that another order bought; of a plan with the name and packs of its month. */
export type OrderTreatment = CaseRow & {
  /** The plan that it belongs to, and which month of it the order is; null for a one-off. */
  month: { instalment: InstalmentRecord; plan: PlanRecord } | null
}

const SUPPLY_FIELDS = [
  "id",
  "case_id",
  "order_id",
  "state",
  "created_at",
  "packed_at",
  "dispatched_at",
  "delivered_at",
  "parcels.tracking_number",
  "parcels.state",
  "parcels.handed_over_at",
]

/** The treatments of some orders with their supplies; a fixed number of queries however many there are. */
export async function readOrderTreatments(
  container: MedusaContainer,
  orderIds: string[]
): Promise<{ treatments: OrderTreatment[]; supplies: SupplyRow[] }> {
  if (orderIds.length === 0) {
    return { treatments: [], supplies: [] }
  }
  const months = await readMonths(container, orderIds)
  const filters = { order_id: orderIds }
  const [cases, supplies] = await Promise.all([
    readRows(
      container,
      {
        entity: "clinical_case",
        fields: Object.keys(caseRow.shape),
        filters: {
          $or: [filters, { id: months.map(({ plan }) => plan.case_id) }],
        },
        pagination: { order: { created_at: "ASC" } },
      },
      caseRow
    ),
    readRows(
      container,
      { entity: "supply", fields: SUPPLY_FIELDS, filters },
      supplyRow
    ),
  ])
  const known = await withoutDeathRecords(container, cases)
  const changes = await dosesInForce(container, {
    plan_id: [...new Set(months.map(({ plan }) => plan.id))],
  })
  return {
    treatments: known
      .flatMap((one) => treatmentsOf(one, orderIds, months))
      .map((one) => ofItsMonth(one, changes)),
    supplies,
  }
}

/** A month is called, and counted, by what it is supplied with, not by what the case was opened for (SAF-18). */
function ofItsMonth(
  one: OrderTreatment,
  changes: readonly DoseChangeRecord[]
): OrderTreatment {
  if (one.month === null) {
    return one
  }
  const { plan, instalment } = one.month
  const own = changes.filter(({ plan_id }) => plan_id === plan.id)
  const { dose_change_id } = termsOfMonth(plan, own, instalment.number)
  const held = own.find(({ id }) => id === dose_change_id)
  return held
    ? { ...one, treatment_name: held.to_name, quantity: held.to_quantity }
    : one
}

type Month = { instalment: InstalmentRecord; plan: PlanRecord }

async function readMonths(
  container: MedusaContainer,
  orderIds: string[]
): Promise<Month[]> {
  const instalments = await plansOf(container).listInstalments(
    { order_id: orderIds },
    { take: null }
  )
  const plans = await plansOf(container).listPlans(
    { id: [...new Set(instalments.map(({ plan_id }) => plan_id))] },
    { take: null }
  )
  return instalments.flatMap((instalment) => {
    const plan = plans.find(({ id }) => id === instalment.plan_id)
    return plan ? [{ instalment, plan }] : []
  })
}

/** A case in the order that it is of, and in those of its plan's later months. */
function treatmentsOf(
  one: CaseRow,
  orderIds: string[],
  months: Month[]
): OrderTreatment[] {
  const own = months.filter(({ plan }) => plan.case_id === one.id)
  const first = own.find(({ instalment }) => instalment.number === 1)
  const later = own.filter(({ instalment }) => instalment.number > 1)
  return [
    ...(orderIds.includes(one.order_id)
      ? [{ ...one, month: first ?? null }]
      : []),
    ...later.map((month) => ({
      ...one,
      order_id: month.instalment.order_id ?? one.order_id,
      month,
    })),
  ]
}

/** Whether it is a later month of a plan: nothing is asked or told of its request there. */
export const isLaterMonth = ({ month }: OrderTreatment): boolean =>
  month !== null && month.instalment.number > 1

/** The newest supply of a treatment in its order: a replacement comes after what it replaces. */
export const supplyOf = (
  one: OrderTreatment,
  supplies: SupplyRow[]
): SupplyRow | null =>
  supplies
    .filter(
      ({ case_id, order_id }) => case_id === one.id && order_id === one.order_id
    )
    .sort((a, b) => b.created_at.getTime() - a.created_at.getTime())[0] ?? null

/** What the patient reads of a treatment; a later month's payment comes before its parcel. */
export function treatmentWords(
  one: OrderTreatment,
  supplies: SupplyRow[]
): PatientWords {
  const supply = supplyOf(one, supplies)
  if (one.month && isLaterMonth(one) && !supply) {
    return instalmentWords(one.month.instalment, one.month.plan.state)
  }
  return patientWords(one.state, supply?.state ?? null, one.ended_as)
}
