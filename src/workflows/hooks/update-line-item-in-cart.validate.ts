import { updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows"
import { assertCartMaySell } from "../checkout/sale-facts"

/** A line's new quantity; a quantity of 0 removes it and needs no permission. */
updateLineItemInCartWorkflow.hooks.validate(
  async ({ input }, { container }) => {
    const quantity = input.update.quantity
    if (quantity !== undefined && Number(quantity) === 0) {
      return
    }
    await assertCartMaySell(container, input.cart_id, (lines) =>
      lines.map((line) =>
        line.line_item_id === input.item_id && quantity !== undefined
          ? { ...line, quantity: Number(quantity) }
          : line
      )
    )
  }
)
