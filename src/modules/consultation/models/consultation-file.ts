import { model } from "@medusajs/framework/utils"
import Consultation from "./consultation"

/**
 * A file that a patient uploaded as an answer. Its bytes lie in the private
 * file store, encrypted under `consultation:<id>` as everything clinical is.
 */
const ConsultationFile = model
  .define("consultation_file", {
    id: model.id({ prefix: "cfl" }).primaryKey(),
    consultation: model.belongsTo(() => Consultation, { mappedBy: "files" }),
    question_id: model.text(),
    /** A file's name may say who somebody is or what they have. */
    name_enc: model.text(),
    content_type: model.enum([
      "image/jpeg",
      "image/png",
      "image/webp",
      "application/pdf",
    ]),
    bytes: model.number(),
    file_key: model.text(),
    uploaded_at: model.dateTime(),
    /** When it first was an answer; one that never was is swept. */
    answered_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["uploaded_at"], where: "answered_at IS NULL" }])

export default ConsultationFile
