import type { MedusaContainer } from "@medusajs/framework/types"
import { isOrderable } from "../../modules/consultation/domain/orderable"
import type { ConsultationRecord } from "../../modules/consultation/types"
import {
  courseOpensOn,
  whyNotRenewable,
  type CourseOrder,
  type RenewalBlock,
} from "../../modules/treatment-plan/domain/renewal"
import { assertRenewable } from "../../modules/treatment-plan/reconfirmations"
import type { CourseRecord } from "../../modules/treatment-plan/types"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { orderOfBasket } from "../checkout/payment-session"
import { consultationsOf } from "../consultation/services"
import { readCourseOrders } from "./course-orders"
import { readLastsToLimit } from "./renewal-start"
import { plansOf } from "./services"

/**
 * The hard block: nothing is ordered on a course that is over, while what was
 * ordered before still has most of its months to come, or where it lasts until
 * the course is over (REN-1, REN-4, REN-5).
 * @param order_id an order that was made of the basket in hand already
 * @throws not_eligible
 */
export async function assertCourseSupplies(
  container: MedusaContainer,
  consultationId: string,
  order_id: string | null = null
): Promise<void> {
  const course = await plansOf(container).courseOf(consultationId)
  if (!course) {
    return
  }
  assertRenewable(course, clock.now())
  const orders = await readCourseOrders(container, course, { order_id })
  const block = await whyNotNow(container, course, orders)
  if (block) {
    throw notAllowed(
      "not_eligible",
      `Nothing more can be ordered on course ${course.id}: ${block}`
    )
  }
}

/** Whether what was ordered before leaves room for more: neither too early, nor for nothing before the limit. */
async function whyNotNow(
  container: MedusaContainer,
  course: CourseRecord,
  orders: readonly CourseOrder[]
): Promise<RenewalBlock | null> {
  const today = londonDay(clock.now())
  const opens_on = courseOpensOn(orders, today)
  if (opens_on === null || opens_on > today) {
    return "too_early"
  }
  return (await readLastsToLimit(container, course, orders))
    ? "limit_reached"
    : null
}

/** Why a consultation can't be ordered on again now; null while it can. */
export async function whyNotRenewed(
  container: MedusaContainer,
  of: {
    consultation: Replaceable
    course: CourseRecord
    /** All of the course, from readCourseOrders. */
    orders: readonly CourseOrder[]
  }
): Promise<RenewalBlock | null> {
  const over = whyNotRenewable(of.course, londonDay(clock.now()))
  if (over) {
    return over
  }
  if (await laterConsultation(container, of.consultation)) {
    return "answered_anew"
  }
  return whyNotNow(container, of.course, of.orders)
}

type Replaceable = Pick<
  ConsultationRecord,
  "id" | "customer_id" | "category_handle" | "started_at"
>

/** What came after drafts: what became of it since makes the answers before it no younger. */
const HANDED_IN: readonly ConsultationRecord["state"][] = [
  "submitted",
  "denied",
  "consumed",
  "expired",
  "superseded",
]

/** A later consultation for the same condition that was handed in, or ended by a rule (REN-2). */
async function laterConsultation(
  container: MedusaContainer,
  { customer_id, category_handle, started_at }: Replaceable
): Promise<string | null> {
  const [newer] = customer_id
    ? await consultationsOf(container).listConsultations(
        {
          customer_id,
          category_handle,
          $or: [
            { state: [...HANDED_IN] },
            { state: "sealed", submitted_at: { $ne: null } },
          ],
          started_at: { $gt: started_at },
        },
        { select: ["id"], take: 1 }
      )
    : []
  return newer?.id ?? null
}

/**
 * Nothing is ordered again on answers that their patient has replaced.
 * @throws not_eligible
 */
export async function assertLatestAnswers(
  container: MedusaContainer,
  consultationId: string
): Promise<void> {
  const consultation =
    await consultationsOf(container).findConsultation(consultationId)
  const newer = await laterConsultation(container, consultation)
  if (newer) {
    throw notAllowed(
      "not_eligible",
      `Consultation ${newer} has replaced the answers of ${consultationId}`
    )
  }
}

/**
 * Whether what a basket renews can still be ordered: answers that were confirmed
 * lately, of a course that isn't over. A basket that became an order passes.
 * @throws not_eligible
 */
export async function assertRenewalsStand(
  container: MedusaContainer,
  cartId: string
): Promise<void> {
  const bound = await consultationsOf(container).listConsultations(
    {
      cart_id: cartId,
      line_item_id: { $ne: null },
      reconfirmation_id: { $ne: null },
    },
    { select: ["id", "state", "reconfirmation_id", "reconfirmed_at"] }
  )
  const order_id =
    bound.length > 0 ? await orderOfBasket(container, cartId) : null
  for (const consultation of bound) {
    if (!isOrderable(consultation, clock.now())) {
      throw notAllowed(
        "not_eligible",
        `The answers of consultation ${consultation.id} have to be confirmed again`
      )
    }
    await assertCourseSupplies(container, consultation.id, order_id)
    await assertLatestAnswers(container, consultation.id)
  }
}
