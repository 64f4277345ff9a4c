import { model } from "@medusajs/framework/utils"

/** History of a prescription and its authority; appended, never changed. */
export const PrescriptionEvent = model
  .define("prescription_event", {
    id: model.id({ prefix: "rxe" }).primaryKey(),
    prescription_id: model.text(),
    seq: model.autoincrement(),
    event: model.text(),
    from_state: model.text().nullable(),
    to_state: model.text(),
    actor_type: model.text(),
    actor_id: model.text(),
    /** Why withdrawn, refused, …; encrypted, for people write it. */
    reason_enc: model.text().nullable(),
    at: model.dateTime(),
  })
  .indexes([{ on: ["prescription_id", "seq"] }])
