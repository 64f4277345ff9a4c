import { model } from "@medusajs/framework/utils"
import { disputeMachine } from "../domain/dispute-machine"

/** A payment that the patient's bank asks back; the amount in pence. */
export const PaymentDispute = model
  .define("payment_dispute", {
    id: model.id({ prefix: "dspt" }).primaryKey(),
    partner_dispute_id: model.text().unique(),
    payment_intent: model.text(),
    /** None where the payment is none of ours. */
    order_id: model.text().nullable(),
    amount: model.number(),
    /** The partner's codes of why, and of how far it is. */
    reason: model.text(),
    partner_status: model.text(),
    state: model.enum(disputeMachine.states).default(disputeMachine.initial),
    evidence_due_at: model.dateTime().nullable(),
    /** When the bank opened it. */
    opened_at: model.dateTime(),
    state_since: model.dateTime(),
  })
  .indexes([
    { on: ["payment_intent"] },
    { on: ["order_id"] },
    { on: ["state", "opened_at", "id"] },
  ])
