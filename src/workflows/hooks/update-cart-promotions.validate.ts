import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { assertPromotable } from "../../modules/formulary/domain/may-sell"
import { loadCartLines, loadSaleItems } from "../checkout/sale-facts"

const codeOf = (promotion: { code?: string | null } | null | undefined) =>
  promotion?.code

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
    const { data } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({
        entity: "cart",
        fields: ["id", "promotions.code"],
        filters: { id: cart.id },
      })
    const known: unknown[] = (data[0]?.promotions ?? []).map(codeOf)
    if (codes.every((code) => known.includes(code))) {
      return
    }
    const { lines } = await loadCartLines(container, cart.id)
    const variantIds = lines.map(({ variant_id }) => variant_id)
    assertPromotable(variantIds, await loadSaleItems(container, variantIds))
  }
)
