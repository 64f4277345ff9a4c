import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { isCourseOver } from "../../modules/treatment-plan/domain/endings"
import type { CourseRecord } from "../../modules/treatment-plan/types"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { plansOf } from "./services"

/** The course on which a case rests, where it has come to its end; null while it goes on, and for what has none yet. */
export async function courseOverOf(
  container: MedusaContainer,
  { consultation_id }: Pick<CaseRecord, "consultation_id">
): Promise<CourseRecord | null> {
  const course = consultation_id
    ? await plansOf(container).courseOf(consultation_id)
    : null
  return course && isCourseOver(course, londonDay(clock.now())) ? course : null
}

/** Nothing is approved on a course that is over: it could never leave (REN-4). @throws not_eligible */
export async function assertCourseGoesOn(
  container: MedusaContainer,
  record: Pick<CaseRecord, "id" | "consultation_id">
): Promise<void> {
  const course = await courseOverOf(container, record)
  if (course) {
    throw notAllowed(
      "not_eligible",
      `Case ${record.id}: course ${course.id} is over (${course.state}, limit ${course.limit_on}); the patient has to consult anew`
    )
  }
}
