import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  Modules,
  QueryContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { unexpected } from "../../shared/errors"
import { toPence } from "../../shared/money"

const CURRENCY = "gbp"

const variantsSchema = z.array(
  z.object({
    id: z.string(),
    calculated_price: z
      .object({ calculated_amount: z.coerce.number() })
      .nullish(),
  })
)

/** The pricing context of the one region we sell in. */
export async function shopPrices(container: MedusaContainer) {
  const [region] = await container
    .resolve(Modules.REGION)
    .listRegions({ currency_code: CURRENCY }, { take: 1 })
  if (!region) {
    throw unexpected("There is no region that sells in pounds")
  }
  return QueryContext({ region_id: region.id, currency_code: CURRENCY })
}

/** What packs cost by themselves today, in pence by variant; one without a price is missing. */
export async function packPrices(
  container: MedusaContainer,
  variantIds: string[]
): Promise<Map<string, number>> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "product_variant",
      fields: ["id", "calculated_price.calculated_amount"],
      filters: { id: variantIds },
      context: { calculated_price: await shopPrices(container) },
    })
  return new Map(
    variantsSchema
      .parse(data)
      .flatMap(({ id, calculated_price: price }) =>
        price ? [[id, toPence(price.calculated_amount)] as const] : []
      )
  )
}
