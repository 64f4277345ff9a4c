import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import type { RebindInput } from "../../../modules/consultation/consultation-transfer"
import { notFound } from "../../../shared/errors"
import { consultationsOf } from "../../consultation/services"

type BindInput = {
  consultation_id: string
  cart_id: string
  variant_id: string
}

/**
 * Promises a consultation to a basket and a variant in our own columns, which
 * is the only thing the gate believes; the line is noted when it exists. The
 * caller holds the locks of both baskets, and has seen that the old one is
 * open. Undone by putting the old binding back.
 * @throws not_eligible when it was used up or moved meanwhile
 */
export const bindConsultationStep = createStep(
  "bind-consultation",
  async (input: BindInput & { from_cart_id: string | null }, { container }) => {
    const { consultation_id, from_cart_id, cart_id, variant_id } = input
    const before = await consultationsOf(container).rebind({
      consultation_id,
      from_cart_id,
      to: { cart_id, variant_id, line_item_id: null },
    })
    const undo: RebindInput = {
      consultation_id,
      from_cart_id: cart_id,
      to: before,
    }
    return new StepResponse(undefined, undo)
  },
  async (undo, { container }) => {
    if (undo) {
      await consultationsOf(container).rebind(undo)
    }
  }
)

/** Notes the new line on its consultation. Nothing to undo: the binding's own undo covers it. */
export const noteConsultationLineStep = createStep(
  "note-consultation-line",
  async (
    { is_plan, ...input }: BindInput & { is_plan: boolean },
    { container }
  ) => {
    const lines = await container
      .resolve(Modules.CART)
      .listLineItems({ cart_id: input.cart_id, variant_id: input.variant_id })
    // The same pack may stand there as a plan and by itself; only the plan has a price of its own.
    const line = lines.find((one) => one.is_custom_price === is_plan)
    if (!line) {
      throw notFound("Line of", input.cart_id)
    }
    await consultationsOf(container).bindToBasket({
      ...input,
      line_item_id: line.id,
    })
    return new StepResponse({ line_item_id: line.id })
  }
)

/** Frees the consultations of a line that leaves its basket, so that they can be ordered on again. */
export const freeConsultationStep = createStep(
  "free-consultation",
  async (input: { line_item_id: string }, { container }) => {
    const service = consultationsOf(container)
    const bound = await service.listConsultations({
      line_item_id: input.line_item_id,
      $or: [
        { state: "submitted" },
        { state: "consumed", reconfirmation_id: { $ne: null } },
      ],
    })
    const undo = bound.map(
      ({ id, cart_id, line_item_id, variant_id }): RebindInput => ({
        consultation_id: id,
        from_cart_id: null,
        to: { cart_id, line_item_id, variant_id },
      })
    )
    for (const { id } of bound) {
      await service.unbindFromBasket({
        consultation_id: id,
        line_item_id: input.line_item_id,
      })
    }
    return new StepResponse(undefined, undo)
  },
  async (undo, { container }) => {
    for (const binding of undo ?? []) {
      await consultationsOf(container).rebind(binding)
    }
  }
)
