import { z } from "@medusajs/framework/zod"
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { assertPromotable } from "../../modules/formulary/domain/may-sell"
import { promotionCodesOf } from "../checkout/promotion-codes"
import { loadCartLines, loadSaleItems } from "../checkout/sale-facts"

const cartSchema = z.object({ id: z.string() })

/**
 * A code that is new to the basket. Medusa runs this workflow with the codes
 * that are there after every change of a line, and with "remove".
 */
updateCartPromotionsWorkflow.hooks.validate(
  async ({ input, cart }, { container }) => {
    const codes = input.promo_codes ?? []
    if (codes.length === 0 || input.action === "remove") {
      return
    }
    const { id } = cartSchema.parse(cart)
    const known = await promotionCodesOf(container, id)
    if (codes.every((code) => known.includes(code))) {
      return
    }
    const { lines } = await loadCartLines(container, id)
    const variantIds = lines.map(({ variant_id }) => variant_id)
    assertPromotable(variantIds, await loadSaleItems(container, variantIds))
  }
)
