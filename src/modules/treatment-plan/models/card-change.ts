import { model } from "@medusajs/framework/utils"

/**
 * Another card that a patient agreed to have charged: the wording is kept as
 * they saw it before the card is typed in at the partner, and becomes the
 * plan's mandate once the partner has the card (PAY-7).
 */
export const CardChange = model
  .define("plan_card_change", {
    id: model.id({ prefix: "cch" }).primaryKey(),
    plan_id: model.text(),
    /** The partner's id of the saving of the card. */
    setup_intent: model.text(),
    text_version: model.text(),
    text_hash: model.text(),
    text: model.text(),
    agreed_at: model.dateTime(),
    /** When the card became the plan's. */
    used_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["setup_intent"], unique: true },
    { on: ["plan_id", "agreed_at"] },
  ])
