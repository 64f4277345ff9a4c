import { model } from "@medusajs/framework/utils"

/** One message; its text is encrypted under the patient's key. */
export const Message = model
  .define("message", {
    id: model.id({ prefix: "msg" }).primaryKey(),
    thread_id: model.text(),
    author_type: model.enum(["patient", "staff", "system"]),
    author_id: model.text(),
    /** The same message written again by a worker is the same row. */
    key: model.text(),
    body_enc: model.text(),
    sent_at: model.dateTime(),
    read_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["key"], unique: true }, { on: ["thread_id", "sent_at"] }])
