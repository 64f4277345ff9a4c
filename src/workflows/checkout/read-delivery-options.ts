import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { listShippingOptionsForCartWithPricingWorkflow } from "@medusajs/medusa/core-flows"
import { toPence } from "../../shared/money"

const optionsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    amount: z.coerce.number(),
    type: z.object({ description: z.string().nullish() }).nullish(),
  })
)

/** The ways in which a basket can be sent, cheapest first; prices in pence. */
export async function readDeliveryOptions(
  container: MedusaContainer,
  basketId: string
) {
  const { result } = await listShippingOptionsForCartWithPricingWorkflow(
    container
  ).run({ input: { cart_id: basketId, is_return: false } })
  return optionsSchema
    .parse(result)
    .map((option) => ({
      id: option.id,
      name: option.name,
      description: option.type?.description ?? "",
      price: { amount: toPence(option.amount), currency: "gbp" as const },
    }))
    .sort((a, b) => a.price.amount - b.price.amount)
}
