import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type { CourseOrder } from "../../modules/treatment-plan/domain/renewal"
import { scheduleFrom } from "../../modules/treatment-plan/domain/schedule"
import type {
  CourseRecord,
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import type { Day } from "../../shared/calendar"
import { londonDay } from "../../shared/london"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { plansOf } from "./services"

type Ordered = Pick<
  CaseRecord,
  "id" | "order_id" | "order_type" | "instalment_count" | "ended_as"
>

/**
 * All that was ordered on the answers of a course, as far as it is with its
 * supplies: plans, one-offs, and what waits to be decided or written down.
 * @param except an order or case that doesn't count, as it is the one asked about
 */
export async function readCourseOrders(
  container: MedusaContainer,
  course: Pick<CourseRecord, "consultation_id">,
  except: { case_id?: string; order_id?: string | null } = {}
): Promise<(CourseOrder & { case_id: string })[]> {
  const cases: Ordered[] = await casesOf(container).listClinicalCases(
    { consultation_id: course.consultation_id },
    {
      select: ["id", "order_id", "order_type", "instalment_count", "ended_as"],
      take: null,
    }
  )
  const counted = cases.filter(
    ({ id, order_id }) => id !== except.case_id && order_id !== except.order_id
  )
  const plans = await plansOf(container).listPlans(
    { case_id: counted.map(({ id }) => id) },
    { take: null }
  )
  const months = await plansOf(container).listInstalments(
    { plan_id: plans.map(({ id }) => id) },
    { select: ["id", "plan_id", "state", "supplied_at"], take: null }
  )
  const left = await firstDispatches(
    container,
    counted.filter(({ order_type }) => order_type === "one_off")
  )
  return counted.map((record) => {
    const plan = plans.find(({ case_id }) => case_id === record.id)
    const order = plan
      ? planOrder(
          plan,
          months.filter(({ plan_id }) => plan_id === plan.id)
        )
      : otherOrder(record, left.get(record.id) ?? null)
    return { ...order, case_id: record.id }
  })
}

/** A month as records and views have it. */
export type OrderedMonth = Pick<InstalmentRecord, "state"> & {
  supplied_at: Date | string | null
}

const isToCome = ({ state, supplied_at }: OrderedMonth): boolean =>
  supplied_at === null && state !== "cancelled" && state !== "refunded"

/** A plan as an order of its course. */
export function planOrder(
  plan: PlanRecord,
  months: readonly OrderedMonth[]
): CourseOrder {
  const { schedule_day: day, schedule_number: number } = plan
  return {
    state: plan.state,
    months: plan.months,
    schedule: day !== null && number !== null ? { day, number } : null,
    to_come: months.filter(isToCome).length,
  }
}

/** A one-off, or a plan that isn't written down yet. */
function otherOrder(record: Ordered, leftOn: Day | null): CourseOrder {
  const isPlan = record.order_type === "instalments"
  const state =
    leftOn !== null
      ? "completed"
      : record.ended_as === null
        ? "pending"
        : "cancelled"
  return {
    state,
    months: isPlan ? record.instalment_count : null,
    schedule: leftOn === null ? null : scheduleFrom(leftOn),
    to_come: state === "pending" ? (isPlan ? record.instalment_count : 1) : 0,
  }
}

/** The London days on which the only parcels of cases left. */
async function firstDispatches(
  container: MedusaContainer,
  cases: readonly Ordered[]
): Promise<Map<string, Day>> {
  const supplies = await dispensingOf(container).listSupplies(
    {
      case_id: cases.map(({ id }) => id),
      replacement_number: 0,
      dispatched_at: { $ne: null },
    },
    { select: ["id", "case_id", "dispatched_at"], take: null }
  )
  return new Map(
    supplies.flatMap(({ case_id, dispatched_at }) =>
      dispatched_at ? [[case_id, londonDay(dispatched_at)] as const] : []
    )
  )
}
