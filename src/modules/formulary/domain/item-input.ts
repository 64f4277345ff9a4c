import type { CheckInPolicy } from "../../../shared/check-in-policy"
import type { EvidencePolicy } from "../../../shared/evidence-policy"
import type { ConsultationRule, LegalClass, RiskClass } from "./legal-class"
import type { PlanOption } from "./plan-options"

/** Everything staff decide about a pack. */
export type ItemInput = {
  variant_id: string
  product_id: string
  legal_class: LegalClass
  category_id: string
  ingredient: string
  strength: string
  form: string
  pack_size: string
  /** For limits by ingredient; null where they can't be said. */
  mg_per_unit: number | null
  units_per_pack: number | null
  dmd_vmp: string | null
  dmd_vmpp: string | null
  dmd_amp: string | null
  dmd_ampp: string | null
  dmd_verified: boolean
  dmd_note: string | null
  dmd_exemption_note: string | null
  gtin: string | null
  default_dose: string | null
  default_directions: string | null
  cold_chain: boolean
  signature_required: boolean
  consultation: ConsultationRule
  max_quantity_per_order: number
  max_quantity_per_period: number
  period_days: number
  /** In which lengths and for how much it may be bought as a plan (PAY-2). */
  plan_options: PlanOption[]
  /** Null: the plan's length and one month (REN-6). */
  grace_months: number | null
  gp_letter_wording: string | null
  indication: string | null
  controlled_schedule: number | null
  sellable: boolean
  weight_grams: number
}

/** A condition that is treated, with its rules. */
export type CategoryInput = {
  handle: string
  product_category_id: string | null
  name: string
  summary: string
  treatments_note: string | null
  rank: number
  form_key: string
  risk_class: RiskClass
  repeat_window_days: number
  identity_recheck_months: number
  gp_letter_wait_hours: number
  minimum_interval_days: number
  plans_allowed: boolean
  longest_gap_days: number | null
  /** What patients answer before each later month of a plan (SAF-18); null for nothing. */
  check_in: CheckInPolicy | null
  /** Which proofs there must be before a case is approved or leaves (SAF-4). */
  evidence_policy: EvidencePolicy
}
