import { model } from "@medusajs/framework/utils"

/** Who of the staff opened a document, and when first; nobody verifies unseen (IDV-3). */
export const IdentityDocumentView = model
  .define("identity_document_view", {
    id: model.id({ prefix: "iddv" }).primaryKey(),
    document_id: model.text(),
    user_id: model.text(),
    at: model.dateTime(),
  })
  .indexes([{ on: ["document_id", "user_id"], unique: true }])
