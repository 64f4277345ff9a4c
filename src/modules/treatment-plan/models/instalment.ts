import { model } from "@medusajs/framework/utils"
import { instalmentMachine } from "../domain/instalment-state-machine"

/** One paid month of a plan; amounts in pence, days are London calendar days. */
export const Instalment = model
  .define("instalment", {
    id: model.id({ prefix: "ins" }).primaryKey(),
    plan_id: model.text(),
    patient_id: model.text(),
    /** From 1. */
    number: model.number(),
    state: model
      .enum(instalmentMachine.states)
      .default(instalmentMachine.initial),
    /** Null until the plan starts, as its days come from the first dispatch (DSP-3). */
    due_on: model.text().nullable(),
    amount: model.number(),
    /** Medusa's order of it; the first has the one that bought the plan. */
    order_id: model.text().nullable(),
    supply_id: model.text().nullable(),
    /** Charges begun; each has a key of its own at the partner. */
    attempts: model.number().default(0),
    first_declined_on: model.text().nullable(),
    /** When a declined charge is tried again. */
    retry_on: model.text().nullable(),
    payment_intent: model.text().nullable(),
    /** The partner's code of the last decline, never a text. */
    decline_code: model.text().nullable(),
    paid_at: model.dateTime().nullable(),
    supplied_at: model.dateTime().nullable(),
    state_since: model.dateTime(),
  })
  .indexes([
    { on: ["plan_id", "number"], unique: true },
    { on: ["state", "due_on", "id"] },
    { on: ["state", "retry_on", "id"] },
    {
      on: ["order_id"],
      unique: true,
      where: "order_id IS NOT NULL AND number > 1",
    },
    { on: ["supply_id"], unique: true, where: "supply_id IS NOT NULL" },
    { on: ["payment_intent"], where: "payment_intent IS NOT NULL" },
    { on: ["patient_id"] },
  ])
