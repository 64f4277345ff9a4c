import { model } from "@medusajs/framework/utils"
import { REPLY_KINDS } from "../domain/reply-kinds"

/** What a practice answered to a letter; supply is held until a clinician has read it (TRG-5, W5). */
export const LetterReply = model
  .define("letter_reply", {
    id: model.id({ prefix: "lrp" }).primaryKey(),
    letter_id: model.text(),
    case_id: model.text(),
    patient_id: model.text(),
    kind: model.enum([...REPLY_KINDS]),
    /** JSON { name, role, phone, text }, under "patient:<patient id>". */
    content_enc: model.text(),
    /** The same form sent twice is one reply. */
    key: model.text(),
    received_at: model.dateTime(),
  })
  .indexes([{ on: ["key"], unique: true }, { on: ["case_id", "received_at"] }])
