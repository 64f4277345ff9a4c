import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  acquireLockStep,
  addToCartWorkflow,
  deleteLineItemsWorkflow,
  releaseLockStep,
  updateLineItemInCartWorkflow,
} from "@medusajs/medusa/core-flows"
import { assertLineStep } from "./steps/assert-line"
import { freeConsultationStep } from "./steps/bind-consultation"
import { dropPlanChoiceStep } from "./steps/choose-plan"

type LineInput = { basket_id: string; line_id: string }

/** Adds goods that need no consultation; the gate in addToCart refuses the rest. */
export const addItemToBasketWorkflow = createWorkflow(
  "add-item-to-basket",
  function (input: {
    basket_id: string
    variant_id: string
    quantity: number
  }) {
    acquireLockStep({ key: input.basket_id, timeout: 5, ttl: 30 })
    addToCartWorkflow.runAsStep({
      input: {
        cart_id: input.basket_id,
        items: [{ variant_id: input.variant_id, quantity: input.quantity }],
      },
    })
    releaseLockStep({ key: input.basket_id })
    return new WorkflowResponse({ basket_id: input.basket_id })
  }
)

/** Sets a line's quantity, within the formulary's limit. */
export const changeBasketLineWorkflow = createWorkflow(
  "change-basket-line",
  function (input: LineInput & { quantity: number }) {
    acquireLockStep({ key: input.basket_id, timeout: 5, ttl: 30 })
    assertLineStep(input)
    updateLineItemInCartWorkflow.runAsStep({
      input: {
        cart_id: input.basket_id,
        item_id: input.line_id,
        update: { quantity: input.quantity },
      },
    })
    releaseLockStep({ key: input.basket_id })
    return new WorkflowResponse({ basket_id: input.basket_id })
  }
)

/** Takes a line out, with its plan, and frees its consultation. */
export const removeBasketLineWorkflow = createWorkflow(
  "remove-basket-line",
  function (input: LineInput) {
    acquireLockStep({ key: input.basket_id, timeout: 5, ttl: 30 })
    assertLineStep(input)
    deleteLineItemsWorkflow.runAsStep({
      input: { cart_id: input.basket_id, ids: [input.line_id] },
    })
    freeConsultationStep({ line_item_id: input.line_id })
    dropPlanChoiceStep({ line_item_id: input.line_id })
    releaseLockStep({ key: input.basket_id })
    return new WorkflowResponse({ basket_id: input.basket_id })
  }
)
