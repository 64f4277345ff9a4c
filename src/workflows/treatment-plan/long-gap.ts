import type { MedusaContainer } from "@medusajs/framework/types"
import { addDays, daysBetween, type Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { formularyOf } from "../clinical-review/services"
import { planOfCase } from "./begin-course"
import { plansOf } from "./services"

/** A last supply that is longer ago than is allowed before a clinician looks (SAF-18). */
export type LongGap = { last_on: Day; days: number; limit_days: number }

type Gap = { last_dispatch_on: Day | null; longest_gap_days: number | null }

/** Whether the last supply of a course is too long ago; null while it isn't, or where any time is allowed. */
export function longGap(
  { last_dispatch_on, longest_gap_days }: Gap,
  today: Day
): LongGap | null {
  return last_dispatch_on !== null &&
    longest_gap_days !== null &&
    addDays(last_dispatch_on, longest_gap_days) < today
    ? {
        last_on: last_dispatch_on,
        days: daysBetween(last_dispatch_on, today),
        limit_days: longest_gap_days,
      }
    : null
}

type OnCourse = {
  case_id: string
  consultation_id: string | null
  category_handle: string
}

/**
 * The gap before the next supply of a case, as of today: a later month goes by
 * what its plan was bought with, the first supply of a renewal by what its
 * category says now.
 */
export async function readLongGap(
  container: MedusaContainer,
  { case_id, consultation_id, category_handle }: OnCourse
): Promise<LongGap | null> {
  const course = consultation_id
    ? await plansOf(container).courseOf(consultation_id)
    : null
  if (!course || course.last_dispatch_on === null) {
    return null
  }
  const plan = await planOfCase(container, case_id)
  const isBegun = plan !== null && plan.schedule_day !== null
  return longGap(
    {
      last_dispatch_on: course.last_dispatch_on,
      longest_gap_days: isBegun
        ? plan.longest_gap_days
        : await limitOf(container, category_handle),
    },
    londonDay(clock.now())
  )
}

async function limitOf(
  container: MedusaContainer,
  handle: string
): Promise<number | null> {
  const [category] = await formularyOf(container).listClinicalCategories(
    { handle },
    { select: ["id", "longest_gap_days"], take: 1 }
  )
  return category?.longest_gap_days ?? null
}
