import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import type ConsultationModuleService from "../../../modules/consultation/service"
import { notAllowed, notFound } from "../../../shared/errors"
import { assertProfileComplete } from "../profile"
import { loadSaleItems } from "../sale-facts"

export type CheckTreatmentInput = {
  consultation_id: string
  customer_id: string
  variant_id: string
}

/** Where the consultation is bound now; adding it again moves it. */
type Binding = { cart_id: string; line_item_id: string } | null

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
    if (consultation.state !== "submitted") {
      throw notAllowed(
        "not_eligible",
        `Consultation ${consultation.id} is ${consultation.state}; only a submitted one can be ordered on`
      )
    }
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
    const bound: Binding =
      cart_id !== null && line_item_id !== null
        ? { cart_id, line_item_id }
        : null
    return new StepResponse({ bound, legal_class: item.legal_class })
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
  if (cart?.completed_at) {
    throw notAllowed(
      "not_eligible",
      `Consultation ${consultationId} belongs to an order already`
    )
  }
}
