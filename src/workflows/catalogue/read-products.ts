import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  getVariantAvailability,
  QueryContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type FormularyModuleService from "../../modules/formulary/service"
import type {
  ClinicalCategoryRow,
  FormularyItemRow,
} from "../../modules/formulary/service"
import { toPence } from "../../shared/money"

const CURRENCY = "gbp"

const productSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  subtitle: z.string().nullish(),
  description: z.string().nullish(),
  thumbnail: z.string().nullish(),
  metadata: z
    .object({ how_to_use: z.string(), warnings: z.string() })
    .partial()
    .nullish(),
  variants: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      manage_inventory: z.boolean(),
      allow_backorder: z.boolean(),
      calculated_price: z
        .object({ calculated_amount: z.coerce.number() })
        .nullish(),
    })
  ),
})

/** One pack on sale. Amounts in pence. */
export type SoldPack = {
  item: FormularyItemRow
  title: string
  price: number | null
  in_stock: boolean
}

/** A published product with the packs that the formulary lets be sold. */
export type SoldProduct = Omit<z.infer<typeof productSchema>, "variants"> & {
  category: ClinicalCategoryRow
  packs: SoldPack[]
}

export type CatalogueFilter = { category?: string; product?: string }

/**
 * What is on sale in a sales channel: published products with a sellable
 * formulary item, with prices and stock as Medusa has them. It knows of no
 * shopper; what may be shown of it is the caller's question (ENT-2).
 */
export async function readSoldProducts(
  container: MedusaContainer,
  filter: CatalogueFilter,
  salesChannelIds: string[]
): Promise<SoldProduct[]> {
  const formulary = container.resolve<FormularyModuleService>(FORMULARY_MODULE)
  const categories = await formulary.listClinicalCategories(
    filter.category ? { handle: filter.category } : {},
    { take: 100 }
  )
  const byCategory = new Map(categories.map((found) => [found.id, found]))
  const items = await formulary.listFormularyItems(
    { sellable: true, category_id: [...byCategory.keys()] },
    { take: 5_000 }
  )
  const byVariant = new Map(items.map((item) => [item.variant_id, item]))
  const products = await readProducts(container, {
    ids: [...new Set(items.map((item) => item.product_id))],
    handle: filter.product,
    salesChannelIds,
  })
  const stock = await readStock(
    container,
    products.flatMap((product) => product.variants.map(({ id }) => id)),
    salesChannelIds
  )
  return products.flatMap(({ variants, ...product }) => {
    const packs = variants.flatMap((variant): SoldPack[] => {
      const item = byVariant.get(variant.id)
      const amount = variant.calculated_price?.calculated_amount
      return item
        ? [
            {
              item,
              title: variant.title,
              price: amount === undefined ? null : toPence(amount),
              in_stock:
                !variant.manage_inventory ||
                variant.allow_backorder ||
                (stock.get(variant.id) ?? 0) > 0,
            },
          ]
        : []
    })
    const category = byCategory.get(packs[0]?.item.category_id ?? "")
    return category ? [{ ...product, category, packs }] : []
  })
}

async function readProducts(
  container: MedusaContainer,
  wanted: {
    ids: string[]
    handle: string | undefined
    salesChannelIds: string[]
  }
): Promise<z.infer<typeof productSchema>[]> {
  if (wanted.ids.length === 0) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product",
    fields: [
      "id",
      "handle",
      "title",
      "subtitle",
      "description",
      "thumbnail",
      "metadata",
      "variants.id",
      "variants.title",
      "variants.manage_inventory",
      "variants.allow_backorder",
      "variants.calculated_price.*",
    ],
    filters: {
      id: wanted.ids,
      status: "published",
      ...(wanted.handle ? { handle: wanted.handle } : {}),
    },
    pagination: { take: 1_000, skip: 0, order: { title: "ASC" } },
    context: {
      variants: {
        calculated_price: QueryContext({ currency_code: CURRENCY }),
      },
    },
  })
  return z.array(productSchema).parse(data)
}

/** Packs free to sell, over the stock locations of the channel. */
async function readStock(
  container: MedusaContainer,
  variantIds: string[],
  salesChannelIds: string[]
): Promise<Map<string, number>> {
  const [sales_channel_id] = salesChannelIds
  if (!sales_channel_id || variantIds.length === 0) {
    return new Map()
  }
  const availability = await getVariantAvailability(
    container.resolve(ContainerRegistrationKeys.QUERY),
    { variant_ids: variantIds, sales_channel_id }
  )
  return new Map(
    Object.entries(availability).map(([id, found]) => [
      id,
      found.availability ?? 0,
    ])
  )
}
