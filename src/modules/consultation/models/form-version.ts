import { model } from "@medusajs/framework/utils"
import Consultation from "./consultation"
import Form from "./form"

/** A published definition. It never changes (CON-1): a trigger in the database refuses it. */
const FormVersion = model
  .define("form_version", {
    id: model.id({ prefix: "fver" }).primaryKey(),
    form: model.belongsTo(() => Form, { mappedBy: "versions" }),
    version: model.number(),
    definition: model.json(),
    /** The cases it was proved with (CON-1). */
    golden_cases: model.json<unknown[]>().default([]),
    content_hash: model.text(),
    published_at: model.dateTime(),
    published_by: model.text(),
    published_by_name: model.text().nullable(),
    change_note: model.text().nullable(),
    consultations: model.hasMany(() => Consultation, {
      mappedBy: "form_version",
    }),
  })
  .indexes([{ on: ["form_id", "version"], unique: true }])

export default FormVersion
