import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import {
  ContainerRegistrationKeys,
  getVariantAvailability,
} from "@medusajs/framework/utils"
import type { Holder } from "../../modules/consultation/domain/answering/holder"
import { isOrderable } from "../../modules/consultation/domain/orderable"
import { clock } from "../../shared/clock"
import { notAllowed, unexpected } from "../../shared/errors"
import { offeredPlans } from "../../modules/formulary/domain/plan-options"
import { toPence } from "../../shared/money"
import { shopPrices } from "../checkout/pack-prices"
import { lengthsWithinCourse } from "../checkout/plan-offers"
import { consultationsOf } from "./services"

export type Treatment = {
  product: { handle: string; title: string }
  variants: {
    id: string
    title: string
    pack_size: string
    price: { amount: number; currency: "gbp" }
    in_stock: boolean
    max_quantity: number
    /** As one pack a month; the price is a month's. */
    plans: { months: number; price: { amount: number; currency: "gbp" } }[]
  }[]
  reason: string
}

const itemSchema = z.object({
  variant_id: z.string(),
  ingredient: z.string(),
  pack_size: z.string(),
  max_quantity_per_order: z.number(),
  max_quantity_per_period: z.number(),
  period_days: z.number(),
  plan_options: z.unknown(),
})
const variantSchema = z.object({
  id: z.string(),
  title: z.string(),
  manage_inventory: z.boolean().nullish(),
  allow_backorder: z.boolean().nullish(),
  product: z.object({
    handle: z.string(),
    title: z.string(),
    status: z.string(),
  }),
  calculated_price: z.object({ calculated_amount: z.number() }).nullish(),
})
type Item = z.infer<typeof itemSchema>
type Variant = z.infer<typeof variantSchema>

/**
 * What can be discussed with the prescriber, with prices: after submission
 * only (ENT-2). Entered by product, that product; entered by category, all of
 * the category's, each with its reason, in alphabetical order, so unranked (C14).
 * @throws not_found for others, not_eligible before submission
 */
export async function readTreatments(
  container: MedusaContainer,
  input: {
    consultation_id: string
    holder: Holder
    sales_channel_id: string | null
  }
): Promise<Treatment[]> {
  const consultations = consultationsOf(container)
  const { consultation } = await consultations.getConsultation(
    input.consultation_id,
    input.holder
  )
  if (!isOrderable(consultation, clock.now())) {
    throw notAllowed(
      "not_eligible",
      `The consultation ${consultation.id} is ${consultation.state}; treatments are shown once it is submitted`
    )
  }
  const { items, plans_allowed } = await itemsOfCategory(
    container,
    consultation.category_handle
  )
  const variants = (await readVariants(container, items)).filter(
    ({ product }) =>
      product.status === "published" &&
      (consultation.product_handle === null ||
        product.handle === consultation.product_handle)
  )
  const stock = await readStock(container, variants, input.sales_channel_id)
  const reasons = await consultations.suggestionReasons(
    consultation.id,
    items.map((item) => item.ingredient)
  )
  return groupByProduct(
    variants,
    new Map(items.map((item) => [item.variant_id, item])),
    {
      stock,
      reasons,
      plans_allowed,
      lengths: await lengthsWithinCourse(container, consultation.id),
    }
  )
}

async function itemsOfCategory(
  container: MedusaContainer,
  handle: string
): Promise<{ items: Item[]; plans_allowed: boolean }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: categories } = await query.graph({
    entity: "clinical_category",
    fields: ["id", "plans_allowed"],
    filters: { handle },
  })
  const [category] = z
    .array(z.object({ id: z.string(), plans_allowed: z.boolean() }))
    .parse(categories)
  if (!category) {
    throw unexpected(`The category ${handle} is gone`)
  }
  const { data } = await query.graph({
    entity: "formulary_item",
    fields: Object.keys(itemSchema.shape),
    filters: { category_id: category.id, sellable: true },
  })
  return {
    items: z.array(itemSchema).parse(data),
    plans_allowed: category.plans_allowed,
  }
}

async function readVariants(
  container: MedusaContainer,
  items: readonly Item[]
): Promise<Variant[]> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "product_variant",
      fields: [
        "id",
        "title",
        "manage_inventory",
        "allow_backorder",
        "product.handle",
        "product.title",
        "product.status",
        "calculated_price.calculated_amount",
      ],
      filters: { id: items.map((item) => item.variant_id) },
      context: {
        calculated_price: await shopPrices(container),
      },
    })
  return z.array(variantSchema).parse(data)
}

/** The variants that can be sent now. */
async function readStock(
  container: MedusaContainer,
  variants: readonly Variant[],
  salesChannelId: string | null
): Promise<Set<string>> {
  const counted = variants.filter(
    (variant) => variant.manage_inventory && !variant.allow_backorder
  )
  const available =
    salesChannelId === null || counted.length === 0
      ? {}
      : await getVariantAvailability(
          container.resolve(ContainerRegistrationKeys.QUERY),
          {
            variant_ids: counted.map(({ id }) => id),
            sales_channel_id: salesChannelId,
          }
        )
  return new Set(
    variants
      .filter(
        (variant) =>
          !counted.includes(variant) ||
          (available[variant.id]?.availability ?? 0) > 0
      )
      .map(({ id }) => id)
  )
}

function groupByProduct(
  variants: readonly Variant[],
  items: ReadonlyMap<string, Item>,
  facts: {
    stock: ReadonlySet<string>
    reasons: Record<string, string>
    plans_allowed: boolean
    lengths: readonly number[]
  }
): Treatment[] {
  const treatments = new Map<string, Treatment>()
  for (const variant of variants) {
    const item = items.get(variant.id)
    const pounds = variant.calculated_price?.calculated_amount
    if (!item || pounds === undefined) {
      continue
    }
    const { handle, title } = variant.product
    const treatment = treatments.get(handle) ?? {
      product: { handle, title },
      variants: [],
      reason: facts.reasons[item.ingredient] ?? "",
    }
    treatment.variants.push({
      id: variant.id,
      title: variant.title,
      pack_size: item.pack_size,
      price: { amount: toPence(pounds), currency: "gbp" },
      in_stock: facts.stock.has(variant.id),
      max_quantity: item.max_quantity_per_order,
      plans: offeredPlans(item, {
        plans_allowed: facts.plans_allowed,
        pack_price: toPence(pounds),
        quantity: 1,
      })
        .filter(({ months }) => facts.lengths.includes(months))
        .map(({ months, unit_price }) => ({
          months,
          price: { amount: unit_price, currency: "gbp" },
        })),
    })
    treatments.set(handle, treatment)
  }
  for (const treatment of treatments.values()) {
    treatment.variants.sort((a, b) => a.price.amount - b.price.amount)
  }
  return [...treatments.values()].sort((a, b) =>
    a.product.title.localeCompare(b.product.title, "en-GB")
  )
}
