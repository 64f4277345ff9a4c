import { model } from "@medusajs/framework/utils"
import { ADVICE_LEVELS } from "../domain/denial-reasons"

/**
 * One wording of a managed reason to deny (REV-2). A change is a new row with
 * the next version, so that what a decision names can always be read.
 */
export const DenialReason = model
  .define("denial_reason", {
    id: model.id({ prefix: "drs" }).primaryKey(),
    code: model.text(),
    version: model.number(),
    is_current: model.boolean().default(true),
    /** For staff. */
    title: model.text(),
    advice_level: model.enum([...ADVICE_LEVELS]),
    /** For the patient, in the account: what to do now. */
    patient_text: model.text(),
    /** Null: for every class. */
    legal_classes: model.array().nullable(),
    /** Handles; null: for every category. */
    categories: model.array().nullable(),
    active: model.boolean().default(true),
    /** User id, or the seed's. */
    changed_by: model.text(),
    changed_at: model.dateTime(),
  })
  .indexes([
    { on: ["code", "version"], unique: true },
    { on: ["code"], unique: true, where: "is_current" },
  ])
