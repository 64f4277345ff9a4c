import { model } from "@medusajs/framework/utils"

/** What the patient agreed to when the card was saved for later charges; appended, never changed (PAY-3). */
export const Mandate = model
  .define("plan_mandate", {
    id: model.id({ prefix: "mnd" }).primaryKey(),
    plan_id: model.text(),
    /** Which wording was shown, and its fingerprint. */
    text_version: model.text(),
    text_hash: model.text(),
    /** The wording itself, with the amounts and days that it named. */
    text: model.text(),
    agreed_at: model.dateTime(),
    /** The partner's ids of the customer and of the card. */
    customer_reference: model.text(),
    payment_method: model.text(),
    /** "visa 4242": what the account shows of the card. */
    card_label: model.text().nullable(),
  })
  .indexes([{ on: ["plan_id", "agreed_at"] }])
