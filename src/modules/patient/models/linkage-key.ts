import { model } from "@medusajs/framework/utils"
import { LINKAGE_KINDS } from "../domain/linkage"

/**
 * Something that accounts of one person, or of one household, have in common
 * (SAF-8): only a keyed hash of it, so that equal ones are found and none is read.
 */
export const LinkageKey = model
  .define("linkage_key", {
    id: model.id({ prefix: "lkey" }).primaryKey(),
    patient_id: model.text(),
    kind: model.enum([...LINKAGE_KINDS]),
    value_index: model.text(),
    /** When it was seen last. */
    seen_at: model.dateTime(),
    /** What brought it: "profile", "consultation" or "order". */
    source: model.text(),
  })
  .indexes([
    { on: ["patient_id", "kind", "value_index"], unique: true },
    { on: ["kind", "value_index"] },
  ])
