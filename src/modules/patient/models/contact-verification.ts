import { model } from "@medusajs/framework/utils"
import { CHANNELS } from "../domain/contact-verification"

/** A code sent to an address or number of a patient; only its hash is kept. */
export const ContactVerification = model
  .define("contact_verification", {
    id: model.id({ prefix: "cver" }).primaryKey(),
    patient_id: model.text(),
    channel: model.enum([...CHANNELS]),
    /** Blind index of the contact, so that a changed one can't be confirmed. */
    contact_index: model.text(),
    code_hash: model.text(),
    sent_at: model.dateTime(),
    expires_at: model.dateTime(),
    attempts: model.number().default(0),
    confirmed_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["patient_id", "channel", "sent_at"] }])
