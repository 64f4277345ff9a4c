import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const cartsSchema = z.array(
  z.object({
    promotions: z
      .array(z.object({ code: z.string().nullish() }).nullish())
      .nullish(),
  })
)

/** The discount codes that are entered in a basket. */
export async function promotionCodesOf(
  container: MedusaContainer,
  cartId: string
): Promise<string[]> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "cart",
      fields: ["id", "promotions.code"],
      filters: { id: cartId },
    })
  return cartsSchema
    .parse(data)
    .flatMap(({ promotions }) => promotions ?? [])
    .flatMap((promotion) => (promotion?.code ? [promotion.code] : []))
}
