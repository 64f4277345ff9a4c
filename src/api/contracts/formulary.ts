import { z } from "@medusajs/framework/zod"
import {
  CONSULTATION_RULES,
  LEGAL_CLASSES,
  type RiskClass,
} from "../../modules/formulary/domain/legal-class"
import {
  checkInPolicySchema,
  type CheckInPolicy,
} from "../../shared/check-in-policy"
import {
  evidencePolicySchema,
  type EvidencePolicy,
} from "../../shared/evidence-policy"
import type { ItemInput } from "../../modules/formulary/domain/item-input"
import { planOptionSchema } from "../../modules/formulary/domain/plan-options"

const text = (max: number) => z.string().trim().min(1).max(max)
const dmdId = z
  .string()
  .trim()
  .regex(/^\d{6,18}$/, "has 6 to 18 digits")
  .nullable()
const count = (max: number) => z.number().int().min(1).max(max)

/** What staff may change of an item; what is left out stays as it is (ENT-1). */
export const ChangeFormularyItem = z
  .object({
    legal_class: z.enum(LEGAL_CLASSES),
    category_id: text(64),
    ingredient: text(200),
    strength: text(100),
    form: text(100),
    pack_size: text(100),
    mg_per_unit: z.number().positive().max(1_000_000).nullable(),
    units_per_pack: count(10_000).nullable(),
    dmd_vmp: dmdId,
    dmd_vmpp: dmdId,
    dmd_amp: dmdId,
    dmd_ampp: dmdId,
    dmd_verified: z.boolean(),
    dmd_note: text(500).nullable(),
    dmd_exemption_note: text(500).nullable(),
    gtin: z
      .string()
      .trim()
      .regex(/^(\d{8}|\d{12,14})$/, "has 8, 12, 13 or 14 digits")
      .nullable(),
    default_dose: text(200).nullable(),
    default_directions: text(500).nullable(),
    cold_chain: z.boolean(),
    signature_required: z.boolean(),
    consultation: z.enum(CONSULTATION_RULES),
    max_quantity_per_order: count(100),
    max_quantity_per_period: count(500),
    period_days: count(730),
    plan_options: z.array(planOptionSchema).max(12),
    // A month at least: else any plan that stands still for a day would end.
    grace_months: z.number().int().min(1).max(24).nullable(),
    gp_letter_wording: text(500).nullable(),
    indication: text(200).nullable(),
    controlled_schedule: z.number().int().min(1).max(5).nullable(),
    sellable: z.boolean(),
    weight_grams: count(30_000),
  })
  .strict()
  .partial()
export type ChangeFormularyItemType = z.infer<typeof ChangeFormularyItem>

/** A new item; it can't be sold until somebody says so. */
export const AddFormularyItem = ChangeFormularyItem.required({
  legal_class: true,
  category_id: true,
  ingredient: true,
  strength: true,
  form: true,
  pack_size: true,
  max_quantity_per_order: true,
  max_quantity_per_period: true,
  period_days: true,
  weight_grams: true,
}).extend({ variant_id: text(64) })
export type AddFormularyItemType = z.infer<typeof AddFormularyItem>

/** Which form a clinical category asks. */
export const ChangeClinicalCategory = z.object({ form_key: text(60) }).strict()
export type ChangeClinicalCategoryType = z.infer<typeof ChangeClinicalCategory>

/** Which proofs a clinical category asks for (SAF-4). */
export const ChangeEvidencePolicy = z
  .object({ evidence_policy: evidencePolicySchema })
  .strict()
export type ChangeEvidencePolicyType = z.infer<typeof ChangeEvidencePolicy>

/** How a clinical category's treatments may be bought as plans (SAF-18). */
export const ChangePlanPolicy = z
  .object({
    plans_allowed: z.boolean(),
    longest_gap_days: z.number().int().nullable(),
    /** What patients answer before each later month; null for nothing, left out as it is. */
    check_in: checkInPolicySchema.nullable().optional(),
  })
  .strict()
export type ChangePlanPolicyType = z.infer<typeof ChangePlanPolicy>

export const FindFormularyItems = z.object({
  variant_id: z.string().optional(),
  product_id: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})

export type FormularyItemView = ItemInput & {
  id: string
  dmd_exempted_by: string | null
  dmd_exempted_at: string | null
  category: { handle: string; name: string } | null
  e_prescribing: { allowed: boolean; reason: string | null }
}

export type FormularyItemResponse = { formulary_item: FormularyItemView }
export type FormularyItemsResponse = {
  formulary_items: FormularyItemView[]
  count: number
}

export type ClinicalCategoryView = {
  id: string
  handle: string
  name: string
  summary: string
  form_key: string
  risk_class: RiskClass
  repeat_window_days: number
  identity_recheck_months: number
  gp_letter_wait_hours: number
  minimum_interval_days: number
  plans_allowed: boolean
  longest_gap_days: number | null
  /** "invalid": what is stored asks nothing, and no later month is charged by it. */
  check_in: CheckInPolicy | "invalid" | null
  /** Null: what is stored is no policy, and nothing is approved by it. */
  evidence_policy: EvidencePolicy | null
}
export type ClinicalCategoriesResponse = {
  clinical_categories: ClinicalCategoryView[]
}
export type ClinicalCategoryResponse = {
  clinical_category: ClinicalCategoryView
}
