import { model } from "@medusajs/framework/utils"
import { inboundEventMachine } from "../domain/inbound-event-machine"

/** A partner's webhook, stored once under the partner's event id (or the hash of its body). */
export const InboundEvent = model
  .define("inbound_event", {
    id: model.id({ prefix: "inb" }).primaryKey(),
    partner: model.text(),
    external_id: model.text(),
    /** May hold a prescription: encrypted under "inbound:<id>". */
    body_enc: model.text(),
    state: model
      .enum(inboundEventMachine.states)
      .default(inboundEventMachine.initial),
    received_at: model.dateTime(),
    processed_at: model.dateTime().nullable(),
    last_error: model.text().nullable(),
  })
  .indexes([
    { on: ["partner", "external_id"], unique: true },
    { on: ["state", "partner"] },
  ])
