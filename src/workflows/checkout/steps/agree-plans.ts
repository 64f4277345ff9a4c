import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { clock } from "../../../shared/clock"
import { plansOf } from "../../treatment-plan/services"
import { mandateChanged, readBasketPlans } from "../plan-lines"
import { cancellationRegime } from "../sale-facts"

/** How a basket is bought. */
export type OrderType = {
  order_type: "one_off" | "instalments"
  /** Of the longest plan. */
  instalment_count: number
  /** The card is kept for later payments. */
  saves_card: boolean
}

/**
 * The patient agrees to the later payments of the basket's plans, in the words
 * that hold now; a payment that is started again rests on what was agreed
 * before (PAY-3). Nothing to undo: what was agreed to was agreed to, and holds
 * for these words only.
 * @throws mandate_changed
 */
export const agreePlansStep = createStep(
  "agree-plans",
  async (
    input: { basket_id: string; mandate_hash?: string | undefined },
    { container }
  ) => {
    const { lines, mandate, delivery_price } = await readBasketPlans(
      container,
      input.basket_id
    )
    const instalment_count = Math.max(
      1,
      ...lines.map(({ choice }) => choice.months)
    )
    if (mandate && delivery_price !== null) {
      const agreed = lines.map(
        ({ choice }) => input.mandate_hash ?? choice.text_hash
      )
      if (agreed.some((hash) => hash !== mandate.hash)) {
        throw mandateChanged()
      }
      await plansOf(container).agreePlans(
        input.basket_id,
        { mandate, delivery_price },
        clock.now()
      )
    }
    const type: OrderType = {
      order_type: lines.length > 0 ? "instalments" : "one_off",
      instalment_count,
      saves_card: instalment_count > 1,
    }
    return new StepResponse(type)
  }
)

/**
 * What the order has to record (PAY-4): how it was bought, and which right to
 * cancel it was sold with. Medusa copies a cart's metadata to its order.
 * Cases, consultations and plans are found by the order. Undone by putting the
 * old back.
 */
export const noteOrderTypeStep = createStep(
  "note-order-type",
  async (
    {
      basket_id,
      type,
    }: {
      basket_id: string
      type: Pick<OrderType, "order_type" | "instalment_count">
    },
    { container }
  ) => {
    const carts = container.resolve(Modules.CART)
    const { metadata } = await carts.retrieveCart(basket_id, {
      select: ["id", "metadata"],
    })
    await carts.updateCarts(basket_id, {
      metadata: {
        ...metadata,
        basket_id,
        order_type: type.order_type,
        instalment_number: 1,
        instalment_count: type.instalment_count,
        cancellation_regime: await cancellationRegime(container, basket_id),
      },
    })
    return new StepResponse(undefined, {
      id: basket_id,
      metadata: metadata ?? {},
    })
  },
  async (undo, { container }) => {
    if (undo) {
      await container
        .resolve(Modules.CART)
        .updateCarts(undo.id, { metadata: undo.metadata })
    }
  }
)
