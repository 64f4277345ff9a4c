import { model } from "@medusajs/framework/utils"
import { Supply } from "./supply"

/** A pharmacist's clinical or an accuracy check (DSP-6); voided by what makes it out of date, never removed. */
export const SupplyCheck = model
  .define("supply_check", {
    id: model.id({ prefix: "chk" }).primaryKey(),
    kind: model.enum(["clinical", "accuracy"]),
    user_id: model.text(),
    name: model.text(),
    role: model.text(),
    registration_body: model.text().nullable(),
    registration_number: model.text().nullable(),
    at: model.dateTime(),
    voided_at: model.dateTime().nullable(),
    voided_reason: model.text().nullable(),
    supply: model.belongsTo(() => Supply, { mappedBy: "checks" }),
  })
  .indexes([
    {
      on: ["supply_id", "kind"],
      unique: true,
      where: "voided_at IS NULL AND deleted_at IS NULL",
    },
  ])
