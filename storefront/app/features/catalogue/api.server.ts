import { call } from "../../lib/backend.server"
import type {
  CategoryCard,
  CategoryPage,
  ProductPage,
} from "../../lib/contracts"

/** The conditions that the pharmacy treats. */
export const listCategories = async () =>
  (await call<{ categories: CategoryCard[] }>("/store/catalogue")).categories

/** One condition with what is sold or discussed under it. */
export const readCategory = async (handle: string) =>
  (
    await call<{ category: CategoryPage }>(
      `/store/catalogue/categories/${encodeURIComponent(handle)}`
    )
  ).category

/** One product; without prices and packs where a prescription is needed. */
export const readProduct = async (handle: string) =>
  (
    await call<{ product: ProductPage }>(
      `/store/catalogue/products/${encodeURIComponent(handle)}`
    )
  ).product
