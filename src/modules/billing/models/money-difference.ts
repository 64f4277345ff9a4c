import { model } from "@medusajs/framework/utils"
import { DIFFERENCE_KINDS } from "../domain/difference-kinds"
import { differenceMachine } from "../domain/difference-machine"

/** Where the partner's books and ours don't say the same of a payment; amounts in pence, states in the words of their own side. */
export const MoneyDifference = model
  .define("money_difference", {
    id: model.id({ prefix: "mdif" }).primaryKey(),
    kind: model.enum([...DIFFERENCE_KINDS]),
    /** What it is about: the partner's id, or our own where the partner has none. */
    subject_id: model.text(),
    payment_intent: model.text(),
    order_id: model.text().nullable(),
    instalment_id: model.text().nullable(),
    our_amount: model.number().nullable(),
    our_state: model.text().nullable(),
    their_amount: model.number().nullable(),
    their_state: model.text().nullable(),
    state: model
      .enum(differenceMachine.states)
      .default(differenceMachine.initial),
    state_since: model.dateTime(),
    /** When a comparison last met it. */
    seen_at: model.dateTime(),
    /** Who mended or accepted it, and why it stays. */
    closed_by: model.text().nullable(),
    reason_enc: model.text().nullable(),
  })
  .indexes([
    { on: ["kind", "subject_id"], unique: true },
    { on: ["payment_intent"] },
    { on: ["state", "state_since", "id"] },
  ])
