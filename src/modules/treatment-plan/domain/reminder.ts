import { addDays, type Day } from "../../../shared/calendar"
import type { CourseState } from "./course-state-machine"
import { lastsToLimit, renewalOpensOn, type CourseOrder } from "./renewal"

/** What a reminded patient can do about their next order (REN-1). */
export type ReminderWay = "order_again" | "new_consultation"

type CourseDates = {
  state: CourseState
  limit_on: Day
  last_dispatch_on: Day | null
  /** Of the category. */
  minimum_interval_days: number
}

/**
 * Whether the newest order of a course is one to remind of, and how (REN-1):
 * from the day on which it can be renewed, and at the latest when the twelve
 * months are over. Where those end before the next supply would begin, only a
 * new consultation helps. Who cancelled isn't reminded.
 * @param orders all of the course
 * @returns null where nobody is reminded on this day
 */
export function reminderDue(
  course: CourseDates,
  newest: CourseOrder,
  orders: readonly CourseOrder[],
  today: Day
): ReminderWay | null {
  const { state, limit_on } = course
  const isAsked = state === "open" || state === "limit_reached"
  if (!isAsked || newest.state === "cancelled") {
    return null
  }
  const opens = renewalOpensOn(newest, today)
  if (opens === null || (opens > today && limit_on > today)) {
    return null
  }
  return lastsToLimit(course, orders, today)
    ? "new_consultation"
    : "order_again"
}

/** When a course is looked at again for a reminder; null once it can't come any more. */
export const nextLookOn = (
  { state }: Pick<CourseDates, "state">,
  today: Day
): Day | null => (state === "open" ? addDays(today, 1) : null)
