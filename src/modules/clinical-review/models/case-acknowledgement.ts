import { model } from "@medusajs/framework/utils"
import { ACKNOWLEDGEMENT_KINDS } from "../domain/acknowledgements"

/** "I have read this", said by one clinician about one warning of a case. Never changed. */
export const CaseAcknowledgement = model
  .define("case_acknowledgement", {
    id: model.id({ prefix: "cack" }).primaryKey(),
    case_id: model.text(),
    kind: model.enum([...ACKNOWLEDGEMENT_KINDS]),
    /** As the flag's: which of its kind. */
    subject: model.text().default(""),
    user_id: model.text(),
    staff_name: model.text(),
    role: model.text(),
    at: model.dateTime(),
  })
  .indexes([{ on: ["case_id", "kind", "subject", "user_id"], unique: true }])
