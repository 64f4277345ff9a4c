import { model } from "@medusajs/framework/utils"
import FormDraft from "./form-draft"
import FormVersion from "./form-version"

/** The questionnaire of a clinical category; what is asked stands in its versions. */
const Form = model.define("form", {
  id: model.id({ prefix: "form" }).primaryKey(),
  key: model.text().unique(),
  title: model.text(),
  /** Who began it: a user, or the part of the system that did. */
  created_by: model.text().nullable(),
  versions: model.hasMany(() => FormVersion, { mappedBy: "form" }),
  drafts: model.hasMany(() => FormDraft, { mappedBy: "form" }),
})

export default Form
