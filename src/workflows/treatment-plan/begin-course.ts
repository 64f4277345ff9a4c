import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { graceMonths } from "../../modules/treatment-plan/domain/course-dates"
import type {
  CourseRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { unexpected } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { formularyOf } from "../clinical-review/services"
import { plansOf } from "./services"

/** The plan that a case bought; null for a one-off. */
export async function planOfCase(
  container: MedusaContainer,
  caseId: string
): Promise<PlanRecord | null> {
  const [plan] = await plansOf(container).listPlans(
    { case_id: caseId },
    { take: 1 }
  )
  return plan ?? null
}

/** The course that rests on a case's consultation; null before its approval, and for what needs none. */
export async function courseOfCase(
  container: MedusaContainer,
  { consultation_id }: Pick<CaseRecord, "consultation_id">
): Promise<CourseRecord | null> {
  const [course] = consultation_id
    ? await plansOf(container).listCourses({ consultation_id }, { take: 1 })
    : []
  return course ?? null
}

/** Months after a dispatch in which it may be ordered again: the item's own, or the length of what was bought and one (REN-6). */
export async function graceOf(
  container: MedusaContainer,
  { formulary_item_id }: Pick<CaseRecord, "formulary_item_id">,
  plan: PlanRecord | null
): Promise<number> {
  const item = await formularyOf(container).retrieveFormularyItem(
    formulary_item_id,
    { select: ["id", "grace_months"] }
  )
  const own: number | null = item.grace_months
  return own ?? graceMonths(plan?.months ?? null)
}

/**
 * Begins the course of an approved case, or has its plan join the one that its
 * consultation has (REN-4); repeatable. What was bought without a consultation
 * has no course.
 * @param approvedAt the moment of the approval: of the signature for a POM
 */
export async function beginCourseOfCase(
  container: MedusaContainer,
  record: Pick<
    CaseRecord,
    | "id"
    | "consultation_id"
    | "patient_id"
    | "category_handle"
    | "formulary_item_id"
    | "order_type"
  >,
  approvedAt: Date
): Promise<CourseRecord | null> {
  if (record.consultation_id === null) {
    return null
  }
  const plan = await planOfCase(container, record.id)
  if (!plan && record.order_type === "instalments") {
    throw unexpected(`The plan of case ${record.id} isn't written down yet`)
  }
  if (plan?.course_id) {
    return plansOf(container).retrieveCourse(plan.course_id)
  }
  return plansOf(container).beginCourse(
    {
      patient_id: record.patient_id,
      category_handle: record.category_handle,
      case_id: record.id,
      consultation_id: record.consultation_id,
      grace_months: await graceOf(container, record, plan),
      approved_on: londonDay(approvedAt),
      plan_id: plan?.id ?? null,
    },
    systemActor("plans"),
    clock.now()
  )
}
