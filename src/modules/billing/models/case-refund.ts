import { model } from "@medusajs/framework/utils"
import { refundMachine } from "../domain/refund-machine"
import { PURPOSES, REASON_CLASSES } from "../domain/purposes"

/** Money of a payment that goes back to the patient; amounts in pence. */
export const CaseRefund = model
  .define("case_refund", {
    id: model.id({ prefix: "rfnd" }).primaryKey(),
    /** None for money that somebody gave back outside, and that is no case's yet. */
    case_id: model.text().nullable(),
    order_id: model.text(),
    line_item_id: model.text().nullable(),
    /** The month of a plan whose money it is. */
    instalment_id: model.text().nullable(),
    patient_id: model.text().nullable(),
    /** Medusa's payment, and the partner's. */
    payment_id: model.text(),
    payment_intent: model.text(),
    amount: model.number(),
    /** Part of `amount`. */
    delivery_amount: model.number().default(0),
    purpose: model.enum([...PURPOSES]),
    reason_class: model.enum([...REASON_CLASSES]).nullable(),
    /** Names what it is for: a case is refunded once for the same. */
    occasion: model.text().nullable(),
    /** Sent without anybody pressing a button (PAY-5). */
    automatic: model.boolean().default(true),
    state: model.enum(refundMachine.states).default(refundMachine.initial),
    /** Which sending this is; a failed one is sent again under another key. */
    attempt: model.number().default(1),
    /** Our key at the partner. */
    key: model.text().nullable(),
    partner_refund_id: model.text().nullable(),
    failure_code: model.text().nullable(),
    /** The refund that gave this one's money instead. */
    covered_by: model.text().nullable(),
    /** Medusa's row of it, and when its books were put right. */
    medusa_refund_id: model.text().nullable(),
    booked_at: model.dateTime().nullable(),
    requested_by: model.text(),
    settled_by: model.text().nullable(),
    settled_note_enc: model.text().nullable(),
    /** Since when it has been in its state. */
    state_since: model.dateTime(),
    /** When the partner was last asked how it stands, or an unsent one looked at. */
    checked_at: model.dateTime().nullable(),
    confirmed_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      on: ["case_id", "occasion"],
      unique: true,
      where: "case_id IS NOT NULL AND occasion IS NOT NULL",
    },
    {
      on: ["partner_refund_id"],
      unique: true,
      where: "partner_refund_id IS NOT NULL",
    },
    { on: ["payment_id"] },
    { on: ["payment_intent"] },
    { on: ["order_id"] },
    { on: ["instalment_id"], where: "instalment_id IS NOT NULL" },
    { on: ["state", "state_since", "id"] },
  ])
