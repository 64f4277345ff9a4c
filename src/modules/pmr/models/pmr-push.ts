import { model } from "@medusajs/framework/utils"
import { pushMachine } from "../domain/push-machine"

export const PmrPush = model
  .define("pmr_push", {
    id: model.id({ prefix: "pmr" }).primaryKey(),
    case_id: model.text(),
    order_id: model.text(),
    patient_id: model.text(),
    state: model.enum(pushMachine.states).default(pushMachine.initial),
    /** The record's own id at the partner. */
    provider_reference: model.text().nullable(),
    pushed_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["case_id"], unique: true }, { on: ["state", "created_at"] }])
