import { model } from "@medusajs/framework/utils"

/**
 * The choice of a plan for a line of a basket; a line without one is a one-off.
 * It goes with its line. Amounts in pence; delivery and wording come when the
 * patient agrees to pay.
 */
export const PlanChoice = model
  .define("plan_choice", {
    id: model.id({ prefix: "plc" }).primaryKey(),
    consultation_id: model.text(),
    cart_id: model.text(),
    line_item_id: model.text().unique(),
    months: model.number(),
    /** A pack a month. */
    unit_price: model.number(),
    /** Of each later parcel. */
    delivery_price: model.number().nullable(),
    /** The mandate that was shown and agreed to (PAY-3). */
    text_version: model.text().nullable(),
    text: model.text().nullable(),
    text_hash: model.text().nullable(),
    agreed_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["cart_id"] }, { on: ["consultation_id"] }])
