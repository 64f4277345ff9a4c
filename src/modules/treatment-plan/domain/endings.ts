import type { Day } from "../../../shared/calendar"
import type { CourseState } from "./course-state-machine"

/**
 * How a course has to end on a day: at its twelve months whatever runs
 * (REN-4), or when the grace after its last dispatch is over (REN-6), unless
 * an order that was made within the grace is still being dealt with (REN-5).
 * Null while it goes on.
 */
export function endingOn(
  today: Day,
  course: { limit_on: Day; answers_end_on: Day | null },
  hasWorkUnderWay: boolean
): "reach_limit" | "lapse" | null {
  if (course.limit_on <= today) {
    return "reach_limit"
  }
  const isGraceOver =
    course.answers_end_on !== null && course.answers_end_on <= today
  return isGraceOver && !hasWorkUnderWay ? "lapse" : null
}

/** Whether nothing more of a course may be approved or leave on a day: it has ended, or its twelve months are over (REN-4). */
export const isCourseOver = (
  course: { state: CourseState; limit_on: Day },
  today: Day
): boolean => course.state !== "open" || course.limit_on <= today
