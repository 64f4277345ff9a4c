import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import {
  refreshCartItemsWorkflow,
  updateCartsStep,
} from "@medusajs/medusa/core-flows"

/** Whose the basket is and should be. Nothing to undo: it only reads. */
const readOwnerStep = createStep(
  "read-basket-owner",
  async (input: { basket_id: string; customer_id: string }, { container }) => {
    const cart = await container
      .resolve(Modules.CART)
      .retrieveCart(input.basket_id, { select: ["id", "customer_id"] })
    const customer = await container
      .resolve(Modules.CUSTOMER)
      .retrieveCustomer(input.customer_id, { select: ["id", "email"] })
    return new StepResponse({
      is_theirs: cart.customer_id === customer.id,
      email: customer.email,
    })
  }
)

/**
 * Makes a basket the signed-in customer's, with their email and their prices.
 * Medusa's transferCartCustomerWorkflow does the same, but reads the customer
 * through the query cache, where the second reading finds nothing (2.21.2).
 * The caller holds the basket's lock and has checked that the basket is open to
 * this customer.
 */
export const adoptBasketWorkflow = createWorkflow(
  "adopt-basket",
  function (input: { basket_id: string; customer_id: string }) {
    const owner = readOwnerStep(input)
    when(
      "basket-is-not-theirs",
      { owner },
      (data) => !data.owner.is_theirs
    ).then(() => {
      updateCartsStep(
        transform({ input, owner }, (data) => [
          {
            id: data.input.basket_id,
            customer_id: data.input.customer_id,
            email: data.owner.email,
          },
        ])
      )
      refreshCartItemsWorkflow.runAsStep({
        input: { cart_id: input.basket_id, force_refresh: true },
      })
    })
    return new WorkflowResponse({ basket_id: input.basket_id })
  }
)
