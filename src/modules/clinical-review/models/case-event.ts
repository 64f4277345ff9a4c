import { model } from "@medusajs/framework/utils"
import { caseMachine } from "../domain/case-state-machine"

/** One move of a case; appended in the transaction of the move, never changed. */
export const CaseEvent = model
  .define("case_event", {
    id: model.id({ prefix: "cev" }).primaryKey(),
    case_id: model.text(),
    seq: model.autoincrement(),
    event: model.text(),
    from_state: model.enum(caseMachine.states).nullable(),
    to_state: model.enum(caseMachine.states),
    actor_type: model.text(),
    actor_id: model.text(),
    actor_role: model.text().nullable(),
    /** Why released, taken over, …: people write what they like, so it is encrypted. */
    reason_enc: model.text().nullable(),
    /** The caller's name for this occasion: the same one is not applied twice. */
    key: model.text().nullable(),
    at: model.dateTime(),
  })
  .indexes([
    { on: ["case_id", "seq"] },
    { on: ["case_id", "key"], unique: true, where: "key IS NOT NULL" },
  ])
