import { model } from "@medusajs/framework/utils"

/** A GP practice as the national directory has it: name and address, no reliable email. */
export const GpPractice = model
  .define("gp_practice", {
    id: model.id({ prefix: "gpp" }).primaryKey(),
    ods_code: model.text(),
    name: model.text(),
    /** Lower-case name, town and postcode, for the search. */
    search_text: model.text(),
    address: model.text(),
    postcode: model.text(),
    active: model.boolean().default(true),
    successor_code: model.text().nullable(),
    source: model.text(),
    refreshed_at: model.dateTime(),
  })
  .indexes([{ on: ["ods_code"], unique: true }, { on: ["active", "name"] }])
