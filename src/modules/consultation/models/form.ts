import { model } from "@medusajs/framework/utils"
import FormVersion from "./form-version"

/** The questionnaire of a clinical category; what is asked stands in its versions. */
const Form = model.define("form", {
  id: model.id({ prefix: "form" }).primaryKey(),
  key: model.text().unique(),
  title: model.text(),
  versions: model.hasMany(() => FormVersion, { mappedBy: "form" }),
})

export default Form
