import type { MedusaContainer } from "@medusajs/framework/types"
import { isOrderable } from "../../modules/consultation/domain/orderable"
import { assertRenewable } from "../../modules/treatment-plan/reconfirmations"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { consultationsOf } from "../consultation/services"
import { plansOf } from "./services"

/** The hard block: nothing is ordered on a course that is over (REN-4, REN-5). @throws not_eligible */
export async function assertCourseSupplies(
  container: MedusaContainer,
  consultationId: string
): Promise<void> {
  const course = await plansOf(container).courseOf(consultationId)
  if (course) {
    assertRenewable(course, clock.now())
  }
}

/**
 * Nothing is ordered again on answers that their patient has replaced: a later
 * consultation for the condition was handed in, or ended by a rule (REN-2).
 * @throws not_eligible
 */
export async function assertLatestAnswers(
  container: MedusaContainer,
  consultationId: string
): Promise<void> {
  const { customer_id, category_handle, started_at } =
    await consultationsOf(container).findConsultation(consultationId)
  const [newer] = customer_id
    ? await consultationsOf(container).listConsultations(
        {
          customer_id,
          category_handle,
          state: ["submitted", "denied", "consumed"],
          started_at: { $gt: started_at },
        },
        { select: ["id"], take: 1 }
      )
    : []
  if (newer) {
    throw notAllowed(
      "not_eligible",
      `Consultation ${newer.id} has replaced the answers of ${consultationId}`
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
  for (const consultation of bound) {
    if (!isOrderable(consultation, clock.now())) {
      throw notAllowed(
        "not_eligible",
        `The answers of consultation ${consultation.id} have to be confirmed again`
      )
    }
    await assertCourseSupplies(container, consultation.id)
    await assertLatestAnswers(container, consultation.id)
  }
}
