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
}

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
