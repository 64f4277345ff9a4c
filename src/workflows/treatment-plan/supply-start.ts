import type { MedusaContainer } from "@medusajs/framework/types"
import { startOfRenewal } from "../../modules/treatment-plan/domain/renewal"
import { addDays, type Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
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
  const { last_dispatch_on } = course
  const isRenewal = course.case_id !== case_id && supply.instalment_number === 1
  if (!isRenewal && last_dispatch_on === null) {
    return AT_ONCE
  }
  const interval = await intervalOf(container, supply.category_handle)
  if (!isRenewal) {
    const not_before = last_dispatch_on && addDays(last_dispatch_on, interval)
    return { not_before, overlaps: false }
  }
  const ticked = await plansOf(container).reconfirmationOf({
    consultation_id,
    order_id,
  })
  return startOfRenewal(
    ticked?.starts_on === null ? "as_soon_as_possible" : "when_supply_ends",
    {
      last_dispatch_on,
      others: await readCourseOrders(container, course, { case_id }),
      minimum_interval_days: interval,
    },
    londonDay(clock.now())
  )
}
