import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { notAllowed, notFound } from "../../../shared/errors"

/** A line of another basket doesn't exist; one of an ordered basket doesn't change. Nothing to undo: it only reads. */
export const assertLineStep = createStep(
  "assert-basket-line",
  async (input: { basket_id: string; line_id: string }, { container }) => {
    const carts = container.resolve(Modules.CART)
    const [line] = await carts.listLineItems(
      { id: input.line_id, cart_id: input.basket_id },
      { take: 1 }
    )
    if (!line) {
      throw notFound("Line", input.line_id)
    }
    const cart = await carts.retrieveCart(input.basket_id, {
      select: ["id", "completed_at"],
    })
    if (cart.completed_at) {
      throw notAllowed("not_eligible", `Basket ${cart.id} is an order already`)
    }
    return new StepResponse(undefined)
  }
)
