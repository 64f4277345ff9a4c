import type { MedusaContainer } from "@medusajs/framework/types"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type FormularyModuleService from "../../modules/formulary/service"
import type {
  ClinicalCategoryRow,
  FormularyItemRow,
} from "../../modules/formulary/service"

export type ItemWithCategory = FormularyItemRow & {
  category: ClinicalCategoryRow | null
}

type Filter = {
  id?: string
  variant_id?: string
  product_id?: string
  limit: number
  offset: number
}

/** Formulary items with their categories, for staff. */
export async function readFormularyItems(
  container: MedusaContainer,
  { limit, offset, ...filter }: Filter
): Promise<{ items: ItemWithCategory[]; count: number }> {
  const formulary = container.resolve<FormularyModuleService>(FORMULARY_MODULE)
  const [rows, count] = await formulary.listAndCountFormularyItems(filter, {
    take: limit,
    skip: offset,
    order: { ingredient: "ASC", id: "ASC" },
  })
  const categories = await formulary.listClinicalCategories({
    id: [...new Set(rows.map((row) => row.category_id))],
  })
  const byId = new Map(categories.map((category) => [category.id, category]))
  const items = rows.map((row) => ({
    ...row,
    category: byId.get(row.category_id) ?? null,
  }))
  return { items, count }
}

/** Every clinical category in its order. */
export const readClinicalCategories = async (
  container: MedusaContainer
): Promise<ClinicalCategoryRow[]> =>
  container
    .resolve<FormularyModuleService>(FORMULARY_MODULE)
    .listClinicalCategories({}, { order: { rank: "ASC" }, take: 100 })
