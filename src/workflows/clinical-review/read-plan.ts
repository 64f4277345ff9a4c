import type { MedusaContainer } from "@medusajs/framework/types"
import { mayShorten } from "../../modules/clinical-review/domain/plan-length"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { supplyEndsOn } from "../../modules/treatment-plan/domain/course-dates"
import {
  dueOn,
  type Schedule,
} from "../../modules/treatment-plan/domain/schedule"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import { courseOfCase, planOfCase } from "../treatment-plan/begin-course"
import { reminderDayOf } from "../treatment-plan/plan-reminder"
import { plansOf } from "../treatment-plan/services"
import { staffNames } from "./read-queue"
import { casesOf } from "./services"

const STILL_TO_CHARGE: readonly InstalmentRecord["state"][] = [
  "scheduled",
  "due",
  "charging",
  "unknown",
  "retry_wait",
  "action_required",
  "failed",
]

const scheduleOf = (plan: PlanRecord): Schedule | null =>
  plan.schedule_day !== null && plan.schedule_number !== null
    ? { day: plan.schedule_day, number: plan.schedule_number }
    : null

/** The days that come from the first dispatch (DSP-3, REN-1). */
function daysOf(plan: PlanRecord, instalments: readonly InstalmentRecord[]) {
  const schedule = scheduleOf(plan)
  return {
    covers: schedule && {
      from: dueOn(schedule, 1),
      until: supplyEndsOn(schedule, plan.months),
    },
    reminder_on: reminderDayOf(plan, instalments),
  }
}

/** The plan that a case bought, for the case page: instalment, next dispatch, period covered, reminder (RX-4); null for a one-off. */
export async function readPlan(container: MedusaContainer, record: CaseRecord) {
  const plan = await planOfCase(container, record.id)
  if (!plan) {
    return { plan: null }
  }
  const instalments = await plansOf(container).listInstalments(
    { plan_id: plan.id },
    { order: { number: "ASC" }, take: null }
  )
  const course = await courseOfCase(container, record)
  const next = instalments.find(({ state }) => STILL_TO_CHARGE.includes(state))
  return {
    plan: {
      id: plan.id,
      reference: plan.reference,
      state: plan.state,
      pause_causes: plan.pause_causes,
      months: plan.months,
      plan_number: plan.plan_number,
      monthly_price: plan.monthly_price,
      delivery_price: plan.delivery_price,
      supplied: instalments.filter(({ supplied_at }) => supplied_at !== null)
        .length,
      next: next ? { number: next.number, due_on: next.due_on } : null,
      ...daysOf(plan, instalments),
      limit_on: course?.limit_on ?? null,
      may_shorten: mayShorten(record),
      shortened: await readShortened(container, record),
    },
  }
}

/** Until a change that the patient accepts takes its place (SAF-2). */
async function readShortened(
  container: MedusaContainer,
  { id, instalment_count }: CaseRecord
) {
  const change = await casesOf(container).readPlanLength(id)
  if (change?.to_months !== instalment_count) {
    return null
  }
  const names = await staffNames(container, [change.changed_by])
  return {
    from_months: change.from_months,
    to_months: change.to_months,
    reason: change.reason,
    by: names.get(change.changed_by) ?? null,
    at: change.changed_at.toISOString(),
  }
}
