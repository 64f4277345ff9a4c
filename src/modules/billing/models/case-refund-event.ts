import { model } from "@medusajs/framework/utils"
import { refundMachine } from "../domain/refund-machine"

/** One move of a refund; appended in the transaction of the move, never changed. */
export const CaseRefundEvent = model
  .define("case_refund_event", {
    id: model.id({ prefix: "rfev" }).primaryKey(),
    refund_id: model.text(),
    seq: model.autoincrement(),
    event: model.text(),
    from_state: model.enum(refundMachine.states).nullable(),
    to_state: model.enum(refundMachine.states),
    actor_type: model.text(),
    actor_id: model.text(),
    actor_role: model.text().nullable(),
    /** The partner's code, never a text of its own. */
    code: model.text().nullable(),
    at: model.dateTime(),
  })
  .indexes([{ on: ["refund_id", "seq"] }])
