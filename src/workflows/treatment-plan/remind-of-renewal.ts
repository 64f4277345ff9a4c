import type { MedusaContainer } from "@medusajs/framework/types"
import { covers } from "../../modules/dispensing/domain/stop-order"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { reminderDue } from "../../modules/treatment-plan/domain/reminder"
import type { CourseRecord } from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { casesOf, patientsOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { readCourseOrders } from "./course-orders"
import { intervalOf } from "./renewal-start"
import { plansOf } from "./services"

/**
 * Reminds a patient of the order after the newest of a course, where this is
 * the day for it (REN-1): by email, and in the account. Nobody is reminded who
 * has ordered again, whose supply is stopped or on hold, or who is dead.
 * Repeatable.
 * @returns whether this call did it
 */
export async function remindOfRenewal(
  container: MedusaContainer,
  course: CourseRecord
): Promise<boolean> {
  const newest = await newestCase(container, course)
  if (
    !newest?.customer_id ||
    newest.consultation_id !== course.consultation_id
  ) {
    return false
  }
  const orders = await readCourseOrders(container, course)
  const order = orders.find(({ case_id }) => case_id === newest.id)
  const now = clock.now()
  const minimum_interval_days = await intervalOf(
    container,
    course.category_handle
  )
  const dates = { ...course, minimum_interval_days }
  const way = order && reminderDue(dates, order, orders, londonDay(now))
  if (!way || (await isHeldBack(container, newest))) {
    return false
  }
  return plansOf(container).remindOfRenewal(
    {
      course_id: course.id,
      case_id: newest.id,
      customer_id: newest.customer_id,
      way,
    },
    systemActor("renewal reminders"),
    now
  )
}

/** What the patient ordered last for the condition, on whatever answers; what came to nothing doesn't count. */
async function newestCase(
  container: MedusaContainer,
  { patient_id, category_handle }: CourseRecord
) {
  const [newest] = await casesOf(container).listClinicalCases(
    {
      patient_id,
      category_handle,
      $or: [{ ended_as: null }, { ended_as: "completed" }],
    },
    {
      select: ["id", "consultation_id", "customer_id", "formulary_item_id"],
      order: { created_at: "DESC", id: "DESC" },
      take: 1,
    }
  )
  return newest ? { ...newest, patient_id } : null
}

async function isHeldBack(
  container: MedusaContainer,
  about: { id: string; patient_id: string; formulary_item_id: string }
): Promise<boolean> {
  const { id: case_id, patient_id, formulary_item_id } = about
  const [patient] = await patientsOf(container).listPatients(
    { id: patient_id },
    { select: ["id", "identity_status"], take: 1 }
  )
  const stops = await dispensingOf(container).listStopOrders(
    {
      released_at: null,
      $or: [
        { scope: "patient", subject_id: patient_id },
        { scope: "case", subject_id: case_id },
        { scope: "item", subject_id: formulary_item_id },
      ],
    },
    { select: ["scope", "subject_id", "batch_number"], take: null }
  )
  const subject = { case_id, patient_id, formulary_item_id, batch_numbers: [] }
  const reports = await container
    .resolve<MessagingModuleService>(MESSAGING_MODULE)
    .listHealthReports(
      { patient_id, state: "open" },
      { select: ["id"], take: 1 }
    )
  return (
    !patient ||
    patient.identity_status === "deceased" ||
    reports.length > 0 ||
    stops.some((stop) => covers(stop, subject))
  )
}
