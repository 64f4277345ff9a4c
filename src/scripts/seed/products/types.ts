import type { PlanOption } from "../../../modules/formulary/domain/plan-options"
import type {
  ConsultationRule,
  LegalClass,
} from "../../../modules/formulary/domain/legal-class"

/** dm+d ids as research gives them; what is not known stays away. */
export type SeedDmd = {
  vmp?: string
  vmpp?: string
  amp?: string
  ampp?: string
  /** True only where the source names this very pack. */
  verified?: boolean
  note?: string
}

export type SeedPack = {
  /** Ends the SKU; never changes. */
  key: string
  title: string
  pack_size: string
  /** VAT included. */
  pence: number
  stock: number
  weight_grams: number
  /** Number of the invented GTIN within our own range. */
  gtin: number
  strength?: string
  dmd?: SeedDmd
  max_per_order: number
  max_per_period: number
  period_days: number
  /** Lengths in which it may be bought as a plan; none where it isn't said. */
  plans?: PlanOption[]
}

/** A length with a price of its own for a pack a month, in pence. */
export const plan = (months: number, monthly_price: number): PlanOption => ({
  months,
  monthly_price,
  discount_percent: null,
  on: true,
})

/** A length in which each pack costs so much per cent less. */
export const planAt = (
  months: number,
  discount_percent: number
): PlanOption => ({
  months,
  monthly_price: null,
  discount_percent,
  on: true,
})

export type SeedProduct = {
  handle: string
  title: string
  subtitle: string
  category: string
  legal_class: LegalClass
  consultation: ConsultationRule
  description: string
  how_to_use: string
  warnings: string
  ingredient: string
  strength: string
  form: string
  default_dose?: string
  default_directions?: string
  gp_letter_wording?: string
  indication?: string
  cold_chain?: boolean
  signature_required?: boolean
  /** Why a pharmacist lets it be prescribed without dm+d ids. */
  exemption?: string
  packs: SeedPack[]
}
