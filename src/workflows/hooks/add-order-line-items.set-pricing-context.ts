import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { addOrderLineItemsWorkflow } from "@medusajs/medusa/core-flows"
import { assertLinesMaySell } from "../checkout/sale-facts"

/** Lines added to an order by a draft, an edit, an exchange or a claim; see create-order. */
addOrderLineItemsWorkflow.hooks.setPricingContext(
  async ({ variantIds }, { container }) => {
    await assertLinesMaySell(container, {
      cart_id: null,
      customer_id: null,
      lines: variantIds.map((variant_id) => ({
        line_item_id: null,
        variant_id,
        quantity: 1,
      })),
    })
    return new StepResponse({})
  }
)
