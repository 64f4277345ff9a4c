import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createInventoryLevelsWorkflow,
  createProductCategoriesWorkflow,
  createProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { FORMULARY_MODULE } from "../../modules/formulary"
import { gtinCheckDigit } from "../../shared/gtin"
import type { LegalClass } from "../../modules/formulary/domain/legal-class"
import type {
  ClinicalCategoryRow,
  default as FormularyModuleService,
} from "../../modules/formulary/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { unexpected } from "../../shared/errors"
import { toPounds } from "../../shared/money"
import {
  addFormularyItemWorkflow,
  changeFormularyItemWorkflow,
} from "../../workflows/catalogue/save-formulary-item"
import { SEED_CATEGORIES, type SeedCategory } from "./categories"
import { seedItem } from "./item"
import { SEED_PRODUCTS } from "./products"
import type { SeedPack, SeedProduct } from "./products/types"
import { CURRENCY, firstId } from "./store"

export type CatalogueIds = {
  sales_channel_id: string
  stock_location_id: string
  shipping_profile_id: string
  types: Record<LegalClass, string>
  /** Who answers for the sample data. */
  pharmacist: Actor
}

type Category = { id: string; product_category_id: string }

/** Categories, products, stock and formulary items; what is there already stays as it is. */
export async function seedCatalogue(
  container: MedusaContainer,
  ids: CatalogueIds
): Promise<void> {
  const categories = await seedCategories(container, ids.pharmacist)
  for (const product of SEED_PRODUCTS) {
    const category = categories.get(product.category)
    if (!category) {
      throw unexpected(`The seed lacks the category ${product.category}`)
    }
    await ensureProduct(container, product, category, ids)
    await ensureStock(container, product, ids)
    await ensureItems(container, product, category, ids)
  }
}

async function seedCategories(
  container: MedusaContainer,
  actor: Actor
): Promise<Map<string, Category>> {
  const formulary = container.resolve<FormularyModuleService>(FORMULARY_MODULE)
  const made = new Map<string, Category>()
  for (const [rank, category] of SEED_CATEGORIES.entries()) {
    const { handle, name, summary } = category
    const [known] = await formulary.listClinicalCategories({ handle })
    const product_category_id =
      known?.product_category_id ??
      (await ensureProductCategory(container, handle, name, summary))
    // Only what is missing: staff may have changed the rest.
    const { id } =
      (known && (await withPolicy(formulary, known, category, actor))) ??
      (await formulary.saveCategory(
        { ...category, rank, product_category_id },
        actor,
        clock.now()
      ))
    made.set(handle, { id, product_category_id })
  }
  return made
}

/** Gives a category of before there were evidence policies its own. */
async function withPolicy(
  formulary: FormularyModuleService,
  known: ClinicalCategoryRow,
  { evidence_policy }: SeedCategory,
  actor: Actor
): Promise<ClinicalCategoryRow> {
  return Object.keys(known.evidence_policy).length > 0
    ? known
    : formulary.changeEvidencePolicy(
        known.id,
        evidence_policy,
        actor,
        clock.now()
      )
}

async function ensureProductCategory(
  container: MedusaContainer,
  handle: string,
  name: string,
  description: string
): Promise<string> {
  const [known] = await container
    .resolve(Modules.PRODUCT)
    .listProductCategories({ handle })
  if (known) {
    return known.id
  }
  const { result } = await createProductCategoriesWorkflow(container).run({
    input: {
      product_categories: [{ name, handle, description, is_active: true }],
    },
  })
  return firstId(result, "product category")
}

export const skuOf = (product: SeedProduct, pack: SeedPack): string =>
  `WP-${product.handle}-${pack.key}`.toUpperCase()

/** A GTIN of the range 200-299, which GS1 leaves to each company's own use. */
export function gtinOf(pack: SeedPack): string {
  const digits = `2${String(pack.gtin).padStart(11, "0")}`
  return `${digits}${gtinCheckDigit(digits)}`
}

async function ensureProduct(
  container: MedusaContainer,
  product: SeedProduct,
  category: Category,
  ids: CatalogueIds
): Promise<void> {
  const { handle, title, subtitle, description, how_to_use, warnings } = product
  const [known] = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ handle })
  if (known) {
    return
  }
  await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          handle,
          title,
          subtitle,
          description,
          status: "published",
          // SAF-3: no promotion ever touches a POM.
          discountable: product.legal_class !== "POM",
          metadata: { how_to_use, warnings },
          type_id: ids.types[product.legal_class],
          category_ids: [category.product_category_id],
          shipping_profile_id: ids.shipping_profile_id,
          sales_channels: [{ id: ids.sales_channel_id }],
          options: [
            { title: "Pack", values: product.packs.map((pack) => pack.title) },
          ],
          variants: product.packs.map((pack) => ({
            title: pack.title,
            sku: skuOf(product, pack),
            barcode: gtinOf(pack),
            weight: pack.weight_grams,
            manage_inventory: true,
            options: { Pack: pack.title },
            prices: [{ currency_code: CURRENCY, amount: toPounds(pack.pence) }],
          })),
        },
      ],
    },
  })
}

async function ensureStock(
  container: MedusaContainer,
  product: SeedProduct,
  { stock_location_id }: CatalogueIds
): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  for (const pack of product.packs) {
    const [item] = await inventory.listInventoryItems({
      sku: skuOf(product, pack),
    })
    if (!item) {
      throw unexpected(`No stock item for ${skuOf(product, pack)}`)
    }
    const levels = await inventory.listInventoryLevels({
      inventory_item_id: item.id,
      location_id: stock_location_id,
    })
    if (levels.length === 0) {
      await createInventoryLevelsWorkflow(container).run({
        input: {
          inventory_levels: [
            {
              inventory_item_id: item.id,
              location_id: stock_location_id,
              stocked_quantity: pack.stock,
            },
          ],
        },
      })
    }
  }
}

async function ensureItems(
  container: MedusaContainer,
  product: SeedProduct,
  category: Category,
  { pharmacist }: CatalogueIds
): Promise<void> {
  const formulary = container.resolve<FormularyModuleService>(FORMULARY_MODULE)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  for (const pack of product.packs) {
    const { data } = await query.graph({
      entity: "product_variant",
      fields: ["id"],
      filters: { sku: skuOf(product, pack) },
    })
    const variant_id = firstId(data, `variant ${skuOf(product, pack)}`)
    const [known] = await formulary.listFormularyItems({ variant_id })
    if (known && !Array.isArray(known.plan_options)) {
      // From before there were plans, so nobody has decided about them.
      await changeFormularyItemWorkflow(container).run({
        input: {
          id: known.id,
          change: { plan_options: pack.plans ?? [] },
          actor: pharmacist,
        },
      })
    }
    if (!known) {
      await addFormularyItemWorkflow(container).run({
        input: {
          item: {
            ...seedItem(product, pack),
            gtin: gtinOf(pack),
            variant_id,
            category_id: category.id,
          },
          actor: pharmacist,
        },
      })
    }
  }
}
