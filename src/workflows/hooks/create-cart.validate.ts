import { createCartWorkflow } from "@medusajs/medusa/core-flows"
import { assertLinesMaySell } from "../checkout/sale-facts"

/** A cart made together with lines: it has no id yet, so no consultation can be bound to it. */
createCartWorkflow.hooks.validate(async ({ cart }, { container }) => {
  await assertLinesMaySell(container, {
    cart_id: null,
    customer_id: cart.customer_id ?? null,
    lines: (cart.items ?? []).map((item) => ({
      line_item_id: null,
      variant_id: item.variant_id ?? null,
      quantity: Number(item.quantity),
    })),
  })
})
