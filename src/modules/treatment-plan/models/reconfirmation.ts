import { model } from "@medusajs/framework/utils"

/** A patient's word that the answers of a course still hold, for one more order; appended, and used once (REN-2). */
export const Reconfirmation = model
  .define("reconfirmation", {
    id: model.id({ prefix: "rcf" }).primaryKey(),
    course_id: model.text(),
    consultation_id: model.text(),
    patient_id: model.text(),
    customer_id: model.text(),
    /** Which three statements were ticked, and their fingerprint. */
    text_version: model.text(),
    text_hash: model.text(),
    /** A keyed hash of the answers that were shown; null once they have ended. */
    answers_hash: model.text().nullable(),
    confirmed_at: model.dateTime(),
    /** London day on which the supply before it ends, as it was shown; null where the patient asked for it as soon as possible (REN-3). */
    starts_on: model.text().nullable(),
    /** The order that was made on it. */
    order_id: model.text().nullable(),
  })
  .indexes([
    { on: ["course_id", "confirmed_at"] },
    { on: ["consultation_id", "confirmed_at"] },
    { on: ["order_id"], where: "order_id IS NOT NULL" },
  ])
