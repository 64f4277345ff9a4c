import { model } from "@medusajs/framework/utils"
import { RISK_CLASSES } from "../domain/legal-class"

/** A condition that is treated: its form, its risk and its rules. */
export const ClinicalCategory = model
  .define("clinical_category", {
    id: model.id({ prefix: "ccat" }).primaryKey(),
    handle: model.text(),
    /** Medusa's product category of the same condition. */
    product_category_id: model.text().nullable(),
    name: model.text(),
    summary: model.text(),
    treatments_note: model.text().nullable(),
    rank: model.number().default(0),
    /** Key of the form in the consultation module. */
    form_key: model.text(),
    risk_class: model.enum([...RISK_CLASSES]).default("standard"),
    repeat_window_days: model.number().default(7),
    /** A verified identity is good for this long (IDV-4). */
    identity_recheck_months: model.number().default(12),
    evidence_policy: model.json(),
    /** Hours that must pass between GP letter and dispatch (TRG-5). */
    gp_letter_wait_hours: model.number().default(0),
    minimum_interval_days: model.number().default(0),
    /** Whether its treatments may be bought as plans at all (SAF-18). */
    plans_allowed: model.boolean().default(true),
    /** Most days between two supplies before a clinician looks again (SAF-18); null: no such limit. */
    longest_gap_days: model.number().nullable(),
    /** What patients answer before each later month of a plan (SAF-18), as CheckInPolicy; null: nothing. */
    check_in: model.json().nullable(),
  })
  .indexes([{ on: ["handle"], unique: true }])
