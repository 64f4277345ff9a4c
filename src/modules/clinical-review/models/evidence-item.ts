import { model } from "@medusajs/framework/utils"
import { EVIDENCE_KINDS } from "../../../shared/evidence-policy"
import { EVIDENCE_OUTCOMES } from "../domain/evidence"

/**
 * One proof that a clinician had about a patient (SAF-4, R-21, R-22). It is the
 * patient's: later cases count it until it is too old. Never changed, only
 * withdrawn.
 */
export const EvidenceItem = model
  .define(
    { name: "evidence_item", tableName: "evidence" },
    {
      id: model.id({ prefix: "evi" }).primaryKey(),
      patient_id: model.text(),
      /** The case for which it was had. */
      case_id: model.text(),
      category_handle: model.text(),
      kind: model.enum([...EVIDENCE_KINDS]),
      method: model.text(),
      outcome: model.enum([...EVIDENCE_OUTCOMES]),
      /** London day on which it was had; its age counts from here. */
      observed_on: model.text(),
      /** London day, the last on which it counts, where it ends by itself. */
      valid_until: model.text().nullable(),
      /** JSON {note, weight_kg, height_cm}, under "patient:<patient id>". */
      content_enc: model.text(),
      staff_id: model.text(),
      user_id: model.text(),
      staff_name: model.text(),
      role: model.text(),
      registration_body: model.text().nullable(),
      registration_number: model.text().nullable(),
      recorded_at: model.dateTime(),
      withdrawn_at: model.dateTime().nullable(),
      /** User id. */
      withdrawn_by: model.text().nullable(),
      withdrawal_reason_enc: model.text().nullable(),
    }
  )
  .indexes([{ on: ["patient_id", "kind"] }, { on: ["case_id"] }])
