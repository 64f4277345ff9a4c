import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReminderRecord } from "../../../modules/treatment-plan/renewal-reminders"
import { addDays, startOfDay } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import { casesOf } from "../../clinical-review/services"
import { consultationsOf } from "../../consultation/services"
import { readCourseOrders } from "../../treatment-plan/course-orders"
import { readLastsToLimit } from "../../treatment-plan/renewal-start"
import { plansOf } from "../../treatment-plan/services"

/** So long a reminder stands in the account at most; orders on the same answers end it sooner. */
const SHOWN_DAYS = 60
const MOST = 20

/** What a customer is reminded of in the account (REN-1): treatments that come to their end and that they haven't ordered again; one a condition. */
export async function readReminders(
  container: MedusaContainer,
  customer_id: string
) {
  const since = startOfDay(addDays(londonDay(clock.now()), -SHOWN_DAYS))
  const found = await plansOf(container).listRenewalReminders(
    { customer_id, reminded_at: { $gt: since } },
    { order: { reminded_at: "DESC" }, take: MOST }
  )
  const newest = found.filter(
    ({ category_handle }, at) =>
      found.findIndex((one) => one.category_handle === category_handle) === at
  )
  const shown: {
    consultation_id: string
    category: string
    name: string
    way: ReminderRecord["way"]
  }[] = []
  for (const reminder of newest) {
    if (await stillStands(container, reminder)) {
      const { consultation_id, category_handle } = reminder
      const { category_name } =
        await consultationsOf(container).findConsultation(consultation_id)
      shown.push({
        consultation_id,
        category: category_handle,
        name: category_name,
        way: await wayNow(container, reminder),
      })
    }
  }
  return shown
}

/** As their account says of ordering again: since the reminder a month may have been skipped, or be late. */
async function wayNow(
  container: MedusaContainer,
  { course_id, way }: ReminderRecord
): Promise<ReminderRecord["way"]> {
  if (way === "new_consultation") {
    return way
  }
  const course = await plansOf(container).retrieveCourse(course_id)
  const orders = await readCourseOrders(container, course)
  return (await readLastsToLimit(container, course, orders))
    ? "new_consultation"
    : way
}

/** Until the patient has ordered or answered anew, or can't order on these answers any more. */
async function stillStands(
  container: MedusaContainer,
  reminder: ReminderRecord
): Promise<boolean> {
  const { customer_id, category_handle, reminded_at } = reminder
  const { state } = await plansOf(container).retrieveCourse(reminder.course_id)
  if (reminder.way === "order_again" && state !== "open") {
    return false
  }
  const [ordered] = await casesOf(container).listClinicalCases(
    {
      customer_id,
      category_handle,
      created_at: { $gt: reminded_at },
      $or: [{ ended_as: null }, { ended_as: "completed" }],
    },
    { select: ["id"], take: 1 }
  )
  // Who ended what they ordered doesn't want more of it.
  const [ended] = await plansOf(container).listPlans(
    { case_id: reminder.case_id, state: "cancelled" },
    { select: ["id"], take: 1 }
  )
  const [answered] = await consultationsOf(container).listConsultations(
    {
      customer_id,
      category_handle,
      started_at: { $gt: reminded_at },
      state: ["submitted", "denied", "consumed"],
    },
    { select: ["id"], take: 1 }
  )
  return !ordered && !ended && !answered
}
