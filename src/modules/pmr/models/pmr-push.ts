import { model } from "@medusajs/framework/utils"
import { pushMachine } from "../domain/push-machine"

export const PmrPush = model
  .define("pmr_push", {
    id: model.id({ prefix: "pmr" }).primaryKey(),
    case_id: model.text(),
    /** Of the change of strength that is pushed; null for what was approved. */
    dose_change_id: model.text().nullable(),
    order_id: model.text(),
    patient_id: model.text(),
    state: model.enum(pushMachine.states).default(pushMachine.initial),
    /** The record's own id at the partner. */
    provider_reference: model.text().nullable(),
    pushed_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["case_id"], unique: true, where: "dose_change_id IS NULL" },
    {
      on: ["dose_change_id"],
      unique: true,
      where: "dose_change_id IS NOT NULL",
    },
    { on: ["state", "created_at"] },
  ])
