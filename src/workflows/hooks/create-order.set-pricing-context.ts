import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { assertLinesMaySell } from "../checkout/sale-facts"

/**
 * Orders that don't come from a basket (drafts, scripts): this workflow has no
 * hook for checks, and this one runs before anything is written. No medicine
 * that needs a consultation passes here. It sees variants only, so quantities
 * and lines without a variant are closed by the route table.
 */
createOrderWorkflow.hooks.setPricingContext(
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
