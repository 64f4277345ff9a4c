import { model } from "@medusajs/framework/utils"

/**
 * The clinical copy of answers that can't be used again (REN-6): kept for its
 * retention class, encrypted under `sealed:<consultation>`, opened only with a
 * reason. Its row says nothing that was answered.
 */
const SealedRecord = model
  .define("sealed_record", {
    id: model.id({ prefix: "srd" }).primaryKey(),
    consultation_id: model.text().unique(),
    /** Why it is kept: the weightiest of them. */
    retention_class: model.enum([
      "supply",
      "decision",
      "safeguarding",
      "denial",
    ]),
    content_enc: model.text(),
    sealed_at: model.dateTime(),
  })
  .indexes([{ on: ["sealed_at"] }])

export default SealedRecord
