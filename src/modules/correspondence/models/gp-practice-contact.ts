import { model } from "@medusajs/framework/utils"

/** An email address of a practice that somebody verified; letters go only to these. */
export const GpPracticeContact = model
  .define("gp_practice_contact", {
    id: model.id({ prefix: "gpc" }).primaryKey(),
    ods_code: model.text(),
    email: model.text(),
    verified_at: model.dateTime(),
    verified_by: model.text(),
    source: model.text(),
    /** The newest active one is used. */
    active: model.boolean().default(true),
  })
  .indexes([{ on: ["ods_code", "active"] }])
