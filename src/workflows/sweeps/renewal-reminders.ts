import type { MedusaContainer } from "@medusajs/framework/types"
import type { CourseRecord } from "../../modules/treatment-plan/types"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { isolated } from "../relay/isolated"
import { wakeWorker } from "../relay/wake"
import { remindOfRenewal } from "../treatment-plan/remind-of-renewal"
import { plansOf } from "../treatment-plan/services"

/** At a time; the next sweep goes on with the others of the day. */
const MOST = 300

/**
 * Looks at each course once a day for whether its patient is to be reminded of
 * their next order (REN-1). One that fails is looked at again the next day.
 * @returns how many were reminded
 */
export async function sweepRenewalReminders(
  container: MedusaContainer
): Promise<number> {
  const plans = plansOf(container)
  const today = londonDay(clock.now())
  const courses = await plans.listCoursesToRemind(today, {
    after: "",
    limit: MOST,
  })
  let reminded = 0
  for (const course of courses) {
    reminded += await isolated(
      container,
      `the reminder of course ${course.id}`,
      () => lookAt(container, course)
    )
    await plans.noteReminderLook(course.id, today)
  }
  if (reminded > 0) {
    await wakeWorker(container)
  }
  return reminded
}

const lookAt = async (container: MedusaContainer, course: CourseRecord) =>
  Number(await remindOfRenewal(container, course))
