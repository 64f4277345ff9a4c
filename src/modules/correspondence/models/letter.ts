import { model } from "@medusajs/framework/utils"
import { letterMachine } from "../domain/letter-machine"

/** The letter to the patient's GP about one approved case (TRG-2), or another strength of it (SAF-18). */
export const Letter = model
  .define("letter", {
    id: model.id({ prefix: "let" }).primaryKey(),
    case_id: model.text(),
    /** Of the change of strength that it tells of; null for the approval's. */
    dose_change_id: model.text().nullable(),
    case_reference: model.text(),
    order_id: model.text().nullable(),
    patient_id: model.text(),
    practice_code: model.text().nullable(),
    state: model.enum(letterMachine.states).default(letterMachine.initial),
    file_key: model.text().nullable(),
    content_hash: model.text().nullable(),
    sent_at: model.dateTime().nullable(),
    sent_to: model.text().nullable(),
    /** Raised with each sending, so that each has a reference of its own. */
    sendings: model.number().default(0),
    /** Hash of the code that its reply form asks for (W5). */
    reply_code_hash: model.text().nullable(),
    waived_by: model.text().nullable(),
    waiver_reason_enc: model.text().nullable(),
  })
  .indexes([
    { on: ["case_id"], unique: true, where: "dose_change_id IS NULL" },
    {
      on: ["dose_change_id"],
      unique: true,
      where: "dose_change_id IS NOT NULL",
    },
    { on: ["state", "created_at"] },
    { on: ["practice_code"] },
    { on: ["patient_id"] },
    {
      on: ["reply_code_hash"],
      unique: true,
      where: "reply_code_hash IS NOT NULL",
    },
  ])
