import type { MedusaContainer } from "@medusajs/framework/types"
import { startOfRenewal } from "../../modules/treatment-plan/domain/renewal"
import type { CourseRecord } from "../../modules/treatment-plan/types"
import { addDays, type Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { readCourseOrders } from "./course-orders"
import { intervalOf } from "./renewal-start"
import { plansOf } from "./services"

/** A supply that is to be opened, or waits to leave. */
export type WaitingSupply = {
  case_id: string
  consultation_id: string | null
  order_id: string
  category_handle: string
  instalment_number: number
  /** Above 0 for what replaces a lost parcel. */
  replacement_number: number
  dispatched_at: Date | null
}

/** When a supply may leave at the earliest; null at once. */
export type SupplyStart = { not_before: Day | null; overlaps: boolean }

const AT_ONCE: SupplyStart = { not_before: null, overlaps: false }

/**
 * The first day on which a supply of a course may leave: after the category's
 * interval from whatever of the course left last, of every class and every plan
 * the first one of a renewal not before the supply before it ends,
 * unless the patient asked for it sooner, which then overlaps (REN-3). Judged
 * anew each time, as what runs may leave late, be skipped or end meanwhile. What
 * replaces a lost parcel leaves at once.
 */
export async function startOfSupply(
  container: MedusaContainer,
  supply: WaitingSupply
): Promise<SupplyStart> {
  const { case_id, consultation_id, order_id } = supply
  const course =
    consultation_id && (await plansOf(container).courseOf(consultation_id))
  if (
    !course ||
    supply.replacement_number > 0 ||
    supply.dispatched_at !== null
  ) {
    return AT_ONCE
  }
  const isRenewal = course.case_id !== case_id && supply.instalment_number === 1
  const last = await lastDispatch(container, course)
  if (!isRenewal && last === null) {
    return AT_ONCE
  }
  const interval = await intervalOf(container, supply.category_handle)
  const soonest = last && addDays(last, interval)
  if (!isRenewal) {
    return { not_before: soonest, overlaps: false }
  }
  const ticked = await plansOf(container).reconfirmationOf({
    consultation_id,
    order_id,
  })
  const { not_before, overlaps } = startOfRenewal(
    ticked?.starts_on === null ? "as_soon_as_possible" : "when_supply_ends",
    {
      last_dispatch_on: course.last_dispatch_on,
      others: await readCourseOrders(container, course, { case_id }),
      minimum_interval_days: interval,
    },
    londonDay(clock.now())
  )
  const isWithin =
    soonest !== null && (not_before === null || not_before < soonest)
  return { not_before: isWithin ? soonest : not_before, overlaps }
}

/** As the floor knows it: the course hears of a dispatch a moment later, in which another parcel could leave. */
async function lastDispatch(
  container: MedusaContainer,
  { consultation_id, last_dispatch_on }: CourseRecord
): Promise<Day | null> {
  const cases = await casesOf(container).listClinicalCases(
    { consultation_id },
    { select: ["id"], take: null }
  )
  const [left] = await dispensingOf(container).listSupplies(
    {
      case_id: cases.map(({ id }) => id),
      dispatched_at: { $ne: null },
    },
    {
      select: ["id", "dispatched_at"],
      order: { dispatched_at: "DESC" },
      take: 1,
    }
  )
  const day = left?.dispatched_at ? londonDay(left.dispatched_at) : null
  return day === null || (last_dispatch_on !== null && last_dispatch_on > day)
    ? last_dispatch_on
    : day
}
