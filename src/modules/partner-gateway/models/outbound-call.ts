import { model } from "@medusajs/framework/utils"
import { outboundCallMachine } from "../domain/outbound-call-machine"

/** An effect at a partner, written down before it is sent. Holds ids, never the message. */
export const OutboundCall = model
  .define("outbound_call", {
    id: model.id({ prefix: "call" }).primaryKey(),
    partner: model.text(),
    operation: model.text(),
    reference: model.text(),
    subject_type: model.text(),
    subject_id: model.text(),
    order_id: model.text().nullable(),
    case_id: model.text().nullable(),
    state: model
      .enum(outboundCallMachine.states)
      .default(outboundCallMachine.initial),
    attempts: model.number().default(0),
    due_at: model.dateTime(),
    /** While "sending": when the sender is taken for dead. */
    lease_until: model.dateTime().nullable(),
    /** Set when the schedule is used up or a person must decide. */
    flagged_at: model.dateTime().nullable(),
    last_error: model.text().nullable(),
    result: model.json().nullable(),
    /** Until this is set the result may still have to be applied. */
    applied_at: model.dateTime().nullable(),
    settled_by: model.text().nullable(),
    settled_note_enc: model.text().nullable(),
    done_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["reference"], unique: true },
    { on: ["due_at"], where: "state IN ('pending', 'retrying', 'unknown')" },
    { on: ["lease_until"], where: "state = 'sending'" },
    { on: ["state", "partner"] },
    { on: ["subject_id"] },
    { on: ["case_id"] },
    { on: ["order_id"] },
  ])
