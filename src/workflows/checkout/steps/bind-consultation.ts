import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import type ConsultationModuleService from "../../../modules/consultation/service"
import { notFound } from "../../../shared/errors"

type Binding = {
  id: string
  cart_id: string | null
  line_item_id: string | null
  variant_id: string | null
}

/**
 * Promises a consultation to a basket and a variant in our own columns, which
 * is the only thing the gate believes; the line is noted when it exists. Undone
 * by putting the old binding back.
 */
export const bindConsultationStep = createStep(
  "bind-consultation",
  async (
    input: { consultation_id: string; cart_id: string; variant_id: string },
    { container }
  ) => {
    const service =
      container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
    const before = await service.retrieveConsultation(input.consultation_id)
    await service.updateConsultations({
      id: before.id,
      cart_id: input.cart_id,
      variant_id: input.variant_id,
      line_item_id: null,
    })
    const undo: Binding = {
      id: before.id,
      cart_id: before.cart_id,
      line_item_id: before.line_item_id,
      variant_id: before.variant_id,
    }
    return new StepResponse(undefined, undo)
  },
  async (undo, { container }) => {
    if (undo) {
      await container
        .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
        .updateConsultations(undo)
    }
  }
)

/** Notes the new line on its consultation. Nothing to undo: the binding's own undo covers it. */
export const noteConsultationLineStep = createStep(
  "note-consultation-line",
  async (
    input: { consultation_id: string; cart_id: string; variant_id: string },
    { container }
  ) => {
    const [line] = await container
      .resolve(Modules.CART)
      .listLineItems(
        { cart_id: input.cart_id, variant_id: input.variant_id },
        { take: 1 }
      )
    if (!line) {
      throw notFound("Line of", input.cart_id)
    }
    await container
      .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
      .bindToBasket({ ...input, line_item_id: line.id })
    return new StepResponse({ line_item_id: line.id })
  }
)

/** Frees the consultations of a line that leaves its basket, so that they can be ordered on again. */
export const freeConsultationStep = createStep(
  "free-consultation",
  async (input: { line_item_id: string }, { container }) => {
    const service =
      container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
    const bound = await service.listConsultations({
      line_item_id: input.line_item_id,
      state: "submitted",
    })
    const undo: Binding[] = bound.map(
      ({ id, cart_id, line_item_id, variant_id }) => ({
        id,
        cart_id,
        line_item_id,
        variant_id,
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
    if (undo) {
      await container
        .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
        .updateConsultations(undo)
    }
  }
)
