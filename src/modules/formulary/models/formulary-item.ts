import { model } from "@medusajs/framework/utils"
import { CONSULTATION_RULES, LEGAL_CLASSES } from "../domain/legal-class"
import type { PlanOption } from "../domain/plan-options"

/** What may be supplied: one pack, that is one Medusa variant (ENT-1). */
export const FormularyItem = model
  .define("formulary_item", {
    id: model.id({ prefix: "fit" }).primaryKey(),
    variant_id: model.text(),
    product_id: model.text(),
    legal_class: model.enum([...LEGAL_CLASSES]),
    /** The clinical category. */
    category_id: model.text(),
    ingredient: model.text(),
    strength: model.text(),
    form: model.text(),
    pack_size: model.text(),
    /** Milligrams of the ingredient in a tablet, capsule or dose, for limits by ingredient. */
    mg_per_unit: model.float().nullable(),
    units_per_pack: model.number().nullable(),
    /** dm+d ids are SNOMED CT ids of up to 18 digits: texts, never numbers. */
    dmd_vmp: model.text().nullable(),
    dmd_vmpp: model.text().nullable(),
    dmd_amp: model.text().nullable(),
    dmd_ampp: model.text().nullable(),
    dmd_verified: model.boolean().default(false),
    dmd_note: model.text().nullable(),
    /** Why a pharmacist lets it be prescribed by description alone. */
    dmd_exemption_note: model.text().nullable(),
    dmd_exempted_by: model.text().nullable(),
    dmd_exempted_at: model.dateTime().nullable(),
    gtin: model.text().nullable(),
    default_dose: model.text().nullable(),
    default_directions: model.text().nullable(),
    cold_chain: model.boolean().default(false),
    signature_required: model.boolean().default(false),
    consultation: model.enum([...CONSULTATION_RULES]).default("required"),
    max_quantity_per_order: model.number(),
    max_quantity_per_period: model.number(),
    period_days: model.number(),
    /** Lengths and prices in which it may be bought as a plan: domain/plan-options. */
    plan_options: model.json<PlanOption[]>(),
    /** Months of grace after the last dispatch (REN-6); null: the plan's length and one. */
    grace_months: model.number().nullable(),
    gp_letter_wording: model.text().nullable(),
    indication: model.text().nullable(),
    /** 1 to 5; schedules 1 to 4 can't be made sellable. */
    controlled_schedule: model.number().nullable(),
    sellable: model.boolean().default(false),
    weight_grams: model.number(),
  })
  .indexes([
    { on: ["variant_id"], unique: true },
    { on: ["product_id"] },
    { on: ["category_id"] },
    { on: ["gtin"], unique: true, where: "gtin IS NOT NULL" },
    { on: ["ingredient"] },
  ])
