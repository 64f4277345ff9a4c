import type { MedusaContainer } from "@medusajs/framework/types"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import type { ReminderWay } from "../../modules/treatment-plan/domain/reminder"
import {
  renewalOpensOn,
  type CourseOrder,
} from "../../modules/treatment-plan/domain/renewal"
import type {
  CourseRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import type { Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { type OrderedMonth, planOrder, readCourseOrders } from "./course-orders"
import { readLastsToLimit } from "./renewal-start"
import { plansOf } from "./services"

/**
 * The day on which a plan's patient is reminded of the next order (RX-4, REN-1),
 * as its days are now: a plan that stands still is reminded of later.
 * @returns null before its first parcel, and where it ended early
 */
export function reminderDayOf(
  plan: PlanRecord,
  months: readonly OrderedMonth[]
): Day | null {
  const endedEarly =
    planMachine.isFinal(plan.state) && plan.state !== "completed"
  return endedEarly
    ? null
    : renewalOpensOn(planOrder(plan, months), londonDay(clock.now()))
}

/**
 * What a patient can do about what follows their plan, and from which day, null
 * for now (REN-1).
 * @returns null before its first parcel, where it ended early, and while it stands
 * still, as its days move on then
 */
export async function readNextOrder(
  container: MedusaContainer,
  plan: PlanRecord,
  months: readonly OrderedMonth[]
): Promise<{ from: Day | null; way: ReminderWay } | null> {
  const opens = reminderDayOf(plan, months)
  if (opens === null || plan.course_id === null || plan.state === "paused") {
    return null
  }
  const course = await plansOf(container).retrieveCourse(plan.course_id)
  return {
    from: opens > londonDay(clock.now()) ? opens : null,
    way: await readWay(container, course),
  }
}

/** Whether the answers of a course still carry another order once it is time for one (REN-4). */
export async function readWay(
  container: MedusaContainer,
  course: CourseRecord,
  orders?: readonly CourseOrder[]
): Promise<ReminderWay> {
  if (course.state !== "open") {
    return "new_consultation"
  }
  const all = orders ?? (await readCourseOrders(container, course))
  return (await readLastsToLimit(container, course, all))
    ? "new_consultation"
    : "order_again"
}
