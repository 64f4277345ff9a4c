import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import type { ChoiceInput } from "../../../modules/treatment-plan/types"
import { invalid, notAllowed } from "../../../shared/errors"
import { plansOf } from "../../treatment-plan/services"
import { findPlanOffers, type WantedPlan } from "../plan-offers"

type Wanted = WantedPlan & {
  basket_id?: string | undefined
  plan_months?: number | undefined
}

/**
 * The price of a pack in the plan that is wanted, in pence; null for a one-off.
 * Nothing to undo: it only reads.
 * @throws invalid_field when the length isn't offered
 */
export const pricePlanStep = createStep(
  "price-plan",
  async (input: Wanted, { container }) => {
    const { plan_months, basket_id, ...wanted } = input
    if (plan_months === undefined) {
      return new StepResponse({ unit_price: null as number | null })
    }
    const offers = await findPlanOffers(container, wanted)
    const offer = offers.find(({ months }) => months === plan_months)
    if (!offer) {
      throw invalid("plan_months", "is not a length in which this is offered")
    }
    // Medusa would make one line of two plans of one pack.
    if (basket_id && (await isPlanned(container, basket_id, wanted))) {
      throw notAllowed(
        "not_eligible",
        `${wanted.variant_id} is in the basket already as a plan`
      )
    }
    return new StepResponse({ unit_price: offer.unit_price as number | null })
  }
)

async function isPlanned(
  container: MedusaContainer,
  cart_id: string,
  { variant_id, consultation_id }: WantedPlan
): Promise<boolean> {
  const lines = await container
    .resolve(Modules.CART)
    .listLineItems({ cart_id, variant_id }, { select: ["id"] })
  const planned = await plansOf(container).listPlanChoices({
    line_item_id: lines.map(({ id }) => id),
    consultation_id: { $ne: consultation_id },
  })
  return planned.length > 0
}

/** Notes which plan a line is bought as. Undone by dropping it. */
export const choosePlanStep = createStep(
  "choose-plan",
  async (input: ChoiceInput, { container }) => {
    const { line_item_id } = await plansOf(container).choosePlan(input)
    return new StepResponse(undefined, { line_item_id })
  },
  async (undo, { container }) => {
    if (undo) {
      await plansOf(container).dropChoices(undo)
    }
  }
)

/** The choice of a plan goes with its line. Undone by putting it back. */
export const dropPlanChoiceStep = createStep(
  "drop-plan-choice",
  async (
    of: { line_item_id: string } | { consultation_id: string },
    { container }
  ) => {
    const dropped = await plansOf(container).dropChoices(of)
    return new StepResponse(undefined, dropped)
  },
  async (dropped, { container }) => {
    await plansOf(container).restoreChoices(dropped ?? [])
  }
)
