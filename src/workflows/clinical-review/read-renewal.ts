import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import {
  renewalLabel,
  suppliedUntil,
} from "../../modules/treatment-plan/domain/renewal"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { readLongGap, type LongGap } from "../treatment-plan/long-gap"
import { readCourseOrders } from "../treatment-plan/course-orders"
import { plansOf } from "../treatment-plan/services"

/**
 * What a reviewer sees of a case that renews a treatment (REN-3): which plan it
 * is, how many months were bought before, what was confirmed when, and whether
 * it overlaps what still runs. Null for a first order.
 */
export async function readRenewalOfCase(
  container: MedusaContainer,
  record: Pick<CaseRecord, "id" | "consultation_id" | "order_id">
) {
  const plans = plansOf(container)
  const course = record.consultation_id
    ? await plans.courseOf(record.consultation_id)
    : null
  if (!course || course.case_id === record.id) {
    return { renewal: null }
  }
  const bought = await plans.listPlans(
    { course_id: course.id },
    { order: { plan_number: "ASC" } }
  )
  const [own] = await plans.listPlans({ case_id: record.id }, { take: 1 })
  const before = bought.filter(
    ({ id, plan_number }) =>
      id !== own?.id && (!own?.course_id || plan_number < own.plan_number)
  )
  const kept = before.filter(({ state }) => state !== "cancelled")
  const today = londonDay(clock.now())
  const runs_until = suppliedUntil(
    course.last_dispatch_on,
    await readCourseOrders(container, course, { case_id: record.id })
  )
  const confirmed = await plans.reconfirmationOf({
    consultation_id: course.consultation_id,
    order_id: record.order_id,
  })
  return {
    renewal: {
      label: renewalLabel(before.length + 1, own?.months ?? null),
      months_before: kept.reduce((sum, { months }) => sum + months, 0),
      /** London day on which what runs ends; null where nothing overlaps. */
      overlaps_until:
        runs_until !== null && runs_until > (confirmed?.starts_on ?? today)
          ? runs_until
          : null,
      limit_on: course.limit_on,
      confirmed_at: confirmed?.confirmed_at.toISOString() ?? null,
    },
  }
}

/** Whether the last supply is too long ago for what a case has still to send (SAF-18). */
export const readGapOfCase = (
  container: MedusaContainer,
  record: Pick<
    CaseRecord,
    "id" | "consultation_id" | "category_handle" | "ended_as"
  >
): Promise<LongGap | null> | null =>
  record.ended_as === null
    ? readLongGap(container, { ...record, case_id: record.id })
    : null
