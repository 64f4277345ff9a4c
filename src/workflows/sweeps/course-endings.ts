import type { MedusaContainer } from "@medusajs/framework/types"
import { endingOn } from "../../modules/treatment-plan/domain/endings"
import type { CourseRecord } from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "../treatment-plan/services"
import { hasWorkUnderWay } from "../treatment-plan/work-under-way"
import { eachOfPages } from "./pages"

/**
 * Ends courses at their twelve months (REN-4) and those whose grace is over
 * without another order (REN-5, REN-6); their plans end with them, whose
 * follow-up ends supplies and gives back what was paid and not supplied.
 * @returns how many ended
 */
export async function sweepCourseEndings(
  container: MedusaContainer
): Promise<number> {
  const today = londonDay(clock.now())
  const plans = plansOf(container)
  const ended = await eachOfPages(
    (page) => plans.listCoursesToEnd(today, page),
    (course) => endCourse(container, course)
  )
  if (ended > 0) {
    await wakeWorker(container)
  }
  return ended
}

async function endCourse(
  container: MedusaContainer,
  course: CourseRecord
): Promise<boolean> {
  const now = clock.now()
  const event = endingOn(
    londonDay(now),
    course,
    await hasWorkUnderWay(container, course)
  )
  if (event) {
    await plansOf(container).endCourse(
      course.id,
      event,
      systemActor("course endings"),
      now
    )
  }
  return event !== null
}
