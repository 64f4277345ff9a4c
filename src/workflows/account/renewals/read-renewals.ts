import type { MedusaContainer } from "@medusajs/framework/types"
import { isOrderable } from "../../../modules/consultation/domain/orderable"
import type { ConsultationRecord } from "../../../modules/consultation/types"
import {
  courseOpensOn,
  RENEWAL_STATEMENTS,
  RENEWAL_TEXT,
} from "../../../modules/treatment-plan/domain/renewal"
import type { CourseRecord } from "../../../modules/treatment-plan/types"
import { addDays } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { notFound } from "../../../shared/errors"
import { londonDay } from "../../../shared/london"
import { consultationsOf } from "../../consultation/services"
import { readCourseOrders } from "../../treatment-plan/course-orders"
import { readWay } from "../../treatment-plan/plan-reminder"
import { readRenewalStarts } from "../../treatment-plan/renewal-start"
import { whyNotRenewed } from "../../treatment-plan/renewals-stand"
import { plansOf } from "../../treatment-plan/services"

const MOST = 50
const KEYS = ["accurate", "unchanged", "will_tell"] as const

/** The treatments that a customer can order again, and those for which that is over (REN-1, REN-5); the newest first. */
export async function readRenewals(
  container: MedusaContainer,
  customer_id: string
) {
  const consultations = await consultationsOf(container).listConsultations(
    { customer_id, state: ["consumed", "expired", "sealed"] },
    { order: { started_at: "DESC" }, take: MOST }
  )
  const courses = await plansOf(container).listCourses({
    consultation_id: consultations.map(({ id }) => id),
  })
  const cards: Awaited<ReturnType<typeof cardOf>>[] = []
  for (const consultation of consultations) {
    const course = courses.find(
      (one) => one.consultation_id === consultation.id
    )
    if (course && isFirstOfCategory(cards, consultation)) {
      cards.push(await cardOf(container, consultation, course))
    }
  }
  return cards
}

/** A later consultation for the same condition has taken an earlier one's place. */
const isFirstOfCategory = (
  cards: readonly { category: string }[],
  { category_handle }: Pick<ConsultationRecord, "category_handle">
): boolean => cards.every(({ category }) => category !== category_handle)

/** One of them with the latest answers and what is to be ticked (REN-2). @throws not_found for others */
export async function readRenewal(
  container: MedusaContainer,
  own: { consultation_id: string; customer_id: string }
) {
  const [consultation] = await consultationsOf(container).listConsultations({
    id: own.consultation_id,
    customer_id: own.customer_id,
  })
  const course =
    consultation && (await plansOf(container).courseOf(consultation.id))
  if (!consultation || !course) {
    throw notFound("Renewal", own.consultation_id)
  }
  const card = await cardOf(container, consultation, course)
  const latest =
    card.blocked === null
      ? await consultationsOf(container).latestAnswers(own)
      : null
  return {
    ...card,
    sections: latest?.sections ?? [],
    statements: KEYS.map((key, at) => ({
      key,
      text: RENEWAL_STATEMENTS[at] ?? "",
    })),
    text_hash: RENEWAL_TEXT.hash,
    answers_hash: latest?.hash ?? "",
    is_confirmed:
      consultation.reconfirmation_id !== null &&
      isOrderable(consultation, clock.now()),
  }
}

async function cardOf(
  container: MedusaContainer,
  consultation: Pick<
    ConsultationRecord,
    "id" | "customer_id" | "category_name" | "category_handle" | "started_at"
  >,
  course: CourseRecord
) {
  const [newest] = await plansOf(container).listPlans(
    { course_id: course.id },
    { order: { plan_number: "DESC" }, take: 1 }
  )
  const orders = await readCourseOrders(container, course)
  const opens_on = courseOpensOn(orders, londonDay(clock.now()))
  const starts = await readRenewalStarts(container, course, orders)
  return {
    consultation_id: consultation.id,
    name: consultation.category_name,
    category: consultation.category_handle,
    blocked: await whyNotRenewed(container, {
      consultation,
      course,
      orders,
    }),
    opens_on,
    way: await readWay(container, course, orders),
    order_until: addDays(course.answers_end_on ?? course.limit_on, -1),
    starts_on: starts.when_supply_ends,
    soonest_on: starts.as_soon_as_possible,
    months: newest?.months ?? null,
  }
}
