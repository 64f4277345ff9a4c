import type { MedusaContainer } from "@medusajs/framework/types"
import {
  lastsToLimit,
  startOfRenewal,
  type CourseOrder,
  type RenewalStart,
} from "../../modules/treatment-plan/domain/renewal"
import type { CourseRecord } from "../../modules/treatment-plan/types"
import type { Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { formularyOf } from "../clinical-review/services"

/** Least days between two supplies in a category. */
export async function intervalOf(
  container: MedusaContainer,
  handle: string
): Promise<number> {
  const [category] = await formularyOf(container).listClinicalCategories(
    { handle },
    { select: ["id", "minimum_interval_days"], take: 1 }
  )
  return category?.minimum_interval_days ?? 0
}

/** The days between which a patient chooses when an order on a course would begin (REN-3), today at the earliest. */
export async function readRenewalStarts(
  container: MedusaContainer,
  course: Pick<CourseRecord, "category_handle" | "last_dispatch_on">,
  others: readonly CourseOrder[]
): Promise<Record<RenewalStart, Day>> {
  const today = londonDay(clock.now())
  const of = {
    last_dispatch_on: course.last_dispatch_on,
    others,
    minimum_interval_days: await intervalOf(container, course.category_handle),
  }
  const dayOf = (start: RenewalStart): Day => {
    const { not_before } = startOfRenewal(start, of, today)
    return not_before !== null && not_before > today ? not_before : today
  }
  return {
    when_supply_ends: dayOf("when_supply_ends"),
    as_soon_as_possible: dayOf("as_soon_as_possible"),
  }
}

/** Whether nothing more can begin on a course before its limit (REN-4). */
export async function readLastsToLimit(
  container: MedusaContainer,
  course: Pick<
    CourseRecord,
    "category_handle" | "last_dispatch_on" | "limit_on"
  >,
  orders: readonly CourseOrder[]
): Promise<boolean> {
  const minimum_interval_days = await intervalOf(
    container,
    course.category_handle
  )
  const { last_dispatch_on, limit_on } = course
  return lastsToLimit(
    { last_dispatch_on, limit_on, minimum_interval_days },
    orders,
    londonDay(clock.now())
  )
}
