import { model } from "@medusajs/framework/utils"

/** A document of the patient's, encrypted in the private file store. */
export const PatientDocument = model
  .define("patient_document", {
    id: model.id({ prefix: "doc" }).primaryKey(),
    patient_id: model.text(),
    case_id: model.text(),
    dose_change_id: model.text().nullable(),
    order_id: model.text().nullable(),
    kind: model.enum(["gp_letter", "prescription_copy"]),
    title: model.text(),
    file_key: model.text(),
  })
  .indexes([
    {
      on: ["case_id", "kind"],
      unique: true,
      where: "dose_change_id IS NULL",
    },
    {
      on: ["dose_change_id", "kind"],
      unique: true,
      where: "dose_change_id IS NOT NULL",
    },
    { on: ["patient_id", "created_at"] },
  ])
