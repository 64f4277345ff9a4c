import { model } from "@medusajs/framework/utils"

/** One opening of a sealed record; appended, never changed. What the reader wrote about it is encrypted under `sealed:<consultation>`. */
const SealedOpening = model
  .define("sealed_opening", {
    id: model.id({ prefix: "sop" }).primaryKey(),
    consultation_id: model.text(),
    user_id: model.text(),
    name: model.text(),
    role: model.text(),
    reason: model.text(),
    note_enc: model.text(),
    at: model.dateTime(),
  })
  .indexes([{ on: ["consultation_id", "at"] }])

export default SealedOpening
