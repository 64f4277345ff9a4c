import { model } from "@medusajs/framework/utils"
import { ALL_STOP_REASONS, STOP_SCOPES } from "../domain/stop-order"

/** A stop on all supply of a patient, case, product or batch; it stands until a clinician releases it (SAF-7, R-15). */
export const StopOrder = model
  .define("stop_order", {
    id: model.id({ prefix: "sto" }).primaryKey(),
    scope: model.enum([...STOP_SCOPES]),
    /** The patient, the case or the formulary item; no key, for the owners are other modules. */
    subject_id: model.text(),
    /** Of a batch only, without spaces, in capitals. */
    batch_number: model.text().nullable(),
    /** The patient concerned, under whose key the words are encrypted; none for a product. */
    patient_id: model.text().nullable(),
    /** Occasion of a stop that a process opens: the same again opens nothing. */
    key: model.text().nullable(),
    reason_code: model.enum([...ALL_STOP_REASONS]),
    note_enc: model.text().nullable(),
    opened_by: model.text(),
    opened_by_type: model.text(),
    opened_at: model.dateTime(),
    released_by: model.text().nullable(),
    released_at: model.dateTime().nullable(),
    release_reason_enc: model.text().nullable(),
  })
  .indexes([
    { on: ["scope", "subject_id"], where: "released_at IS NULL" },
    { on: ["key"], unique: true, where: "key IS NOT NULL" },
    { on: ["opened_at"] },
    { on: ["patient_id"] },
  ])
