import { model } from "@medusajs/framework/utils"

/** The conversation with a patient about one case. */
export const Thread = model
  .define("thread", {
    id: model.id({ prefix: "thr" }).primaryKey(),
    patient_id: model.text(),
    customer_id: model.text(),
    case_id: model.text(),
    case_reference: model.text(),
    order_id: model.text().nullable(),
    last_message_at: model.dateTime(),
  })
  .indexes([
    { on: ["case_id"], unique: true },
    { on: ["customer_id", "last_message_at"] },
  ])
