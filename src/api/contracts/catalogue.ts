import type {
  ConsultationRule,
  LegalClass,
} from "../../modules/formulary/domain/legal-class"

/** Whole pence. */
export type Money = { amount: number; currency: "gbp" }

export type CategoryRef = { handle: string; name: string }
export type CategoryCard = CategoryRef & { summary: string }

export type ProductCard = {
  handle: string
  title: string
  subtitle: string | null
  legal_class: LegalClass
  consultation: ConsultationRule
  category: CategoryRef
  /** Null for POM: their prices aren't shown before a consultation (ENT-2). */
  price_from: Money | null
  thumbnail: string | null
}

export type CategoryPage = CategoryCard & {
  treatments_note: string | null
  products: ProductCard[]
}

export type VariantView = {
  id: string
  title: string
  pack_size: string
  price: Money
  in_stock: boolean
  max_quantity: number
}

export type ProductPage = ProductCard & {
  description: string | null
  how_to_use: string | null
  warnings: string | null
  active_ingredient: string
  /** Empty for POM (ENT-2). */
  variants: VariantView[]
}

export type CatalogueResponse = { categories: CategoryCard[] }
export type CategoryResponse = { category: CategoryPage }
export type ProductResponse = { product: ProductPage }
