import { model } from "@medusajs/framework/utils"
import { DOCUMENT_KINDS, DOCUMENT_STATES } from "../domain/documents"

/** A document that a patient sent; the bytes lie encrypted in the file store (IDV-2). */
export const IdentityDocument = model
  .define("identity_document", {
    id: model.id({ prefix: "idd" }).primaryKey(),
    check_id: model.text(),
    patient_id: model.text(),
    kind: model.enum([...DOCUMENT_KINDS]),
    state: model.enum([...DOCUMENT_STATES]).default("received"),
    /** The file's name may hold a person's; encrypted under "patient:<id>". */
    name_enc: model.text(),
    content_type: model.text(),
    bytes: model.number(),
    /** Of the cleaned bytes, in hex: tells that what is read is what was sent. */
    sha256: model.text(),
    file_key: model.text(),
    uploaded_at: model.dateTime(),
    superseded_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["check_id"] }, { on: ["patient_id", "uploaded_at"] }])
