import { addToCartWorkflow } from "@medusajs/medusa/core-flows"
import { assertCartMaySell } from "../checkout/sale-facts"

/** Lines being added, beside those that are there: limits hold for the whole basket. */
addToCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  await assertCartMaySell(container, input.cart_id, (lines) => [
    ...lines,
    ...input.items.map((item) => ({
      line_item_id: null,
      variant_id: item.variant_id ?? null,
      quantity: Number(item.quantity),
    })),
  ])
})
