import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import type ConsultationModuleService from "../../../modules/consultation/service"
import { isOrderable } from "../../../modules/consultation/domain/orderable"
import { clock } from "../../../shared/clock"
import { notAllowed, notFound } from "../../../shared/errors"
import { assertCourseSupplies } from "../../treatment-plan/renewals-stand"
import { orderOfBasket } from "../payment-session"
import { assertProfileComplete } from "../profile"
import { loadSaleItems } from "../sale-facts"

export type CheckTreatmentInput = {
  consultation_id: string
  customer_id: string
  variant_id: string
}

/** The line on which the consultation stands now; adding it again moves it. */
type BoundLine = { cart_id: string; line_item_id: string } | null

/**
 * The baskets that a treatment moves out of and into, for their locks; an order
 * is made under the lock of its basket. Nothing to undo: it only reads.
 */
export const findBasketsStep = createStep(
  "find-baskets-of-treatment",
  async (
    input: { consultation_id: string; basket_id?: string | undefined },
    { container }
  ) => {
    const [consultation] = await container
      .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
      .listConsultations(
        { id: input.consultation_id },
        { select: ["id", "cart_id"], take: 1 }
      )
    const ids = [consultation?.cart_id, input.basket_id].filter(
      (id) => typeof id === "string"
    )
    // In one order, so that two who swap baskets don't wait for each other.
    const [first = [], second = []] = [...new Set(ids)].sort()
    return new StepResponse({ first, second })
  }
)

/**
 * Whether this person may order this treatment on this consultation (ENT-2,
 * PAY-1). Somebody else's consultation doesn't exist. Nothing to undo: it only
 * reads.
 */
export const checkTreatmentStep = createStep(
  "check-treatment",
  async (input: CheckTreatmentInput, { container }) => {
    const [consultation] = await container
      .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
      .listConsultations({ id: input.consultation_id }, { take: 1 })
    if (consultation?.customer_id !== input.customer_id) {
      throw notFound("Consultation", input.consultation_id)
    }
    if (!isOrderable(consultation, clock.now())) {
      throw notAllowed(
        "not_eligible",
        `Consultation ${consultation.id} is ${consultation.state}; only a submitted one can be ordered on, or one whose answers were just confirmed again`
      )
    }
    await assertCourseSupplies(container, consultation.id)
    await assertProfileComplete(container, input.customer_id)
    const [item] = await loadSaleItems(container, [input.variant_id])
    if (!item || item.category_handle !== consultation.category_handle) {
      throw notAllowed(
        "not_eligible",
        `${input.variant_id} is not a treatment of this consultation's condition`
      )
    }
    const { cart_id, line_item_id } = consultation
    if (cart_id !== null) {
      await assertNotOrdered(container, consultation.id, cart_id)
    }
    const bound: BoundLine =
      cart_id !== null && line_item_id !== null
        ? { cart_id, line_item_id }
        : null
    return new StepResponse({
      bound,
      from_cart_id: cart_id,
      legal_class: item.legal_class,
    })
  }
)

async function assertNotOrdered(
  container: MedusaContainer,
  consultationId: string,
  cartId: string
): Promise<void> {
  const [cart] = await container
    .resolve(Modules.CART)
    .listCarts({ id: [cartId] }, { select: ["id", "completed_at"] })
  // Killed before it closed its basket, an order is there all the same.
  const order = await orderOfBasket(container, cartId)
  if (cart?.completed_at || order) {
    throw notAllowed(
      "not_eligible",
      `Consultation ${consultationId} belongs to an order already`
    )
  }
}
