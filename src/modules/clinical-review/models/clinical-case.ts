import { model } from "@medusajs/framework/utils"
import { CASE_ENDINGS, caseMachine } from "../domain/case-state-machine"
import { LEGAL_CLASSES, QUEUES } from "../domain/queue"

/**
 * One treatment requested in one order, with its review. The columns that the
 * queue shows are kept here, so that reading it is one indexed query (QUE-2).
 */
export const ClinicalCase = model
  .define("clinical_case", {
    id: model.id({ prefix: "case" }).primaryKey(),
    /** "CASE-XXXX-XXXX" */
    reference: model.text(),
    order_id: model.text(),
    order_display_id: model.number(),
    line_item_id: model.text(),
    /** None for general sale and test kits without a form (ENT-1). */
    consultation_id: model.text().nullable(),
    customer_id: model.text().nullable(),
    patient_id: model.text(),
    category_handle: model.text(),
    legal_class: model.enum([...LEGAL_CLASSES]),
    formulary_item_id: model.text(),
    variant_id: model.text(),
    /** Packs. */
    quantity: model.number(),
    /** Snapshot at ordering: what the treatment was called then. */
    treatment_name: model.text(),
    order_type: model.enum(["one_off", "instalments"]).default("one_off"),
    instalment_count: model.number().default(1),
    queue: model.enum([...QUEUES]),
    state: model.enum(caseMachine.states).default(caseMachine.initial),
    ended_as: model.enum([...CASE_ENDINGS]).nullable(),
    /** Copy of the patient's status as of the last identity event. */
    identity_status: model.text().default("unverified"),
    repeat_flag: model.boolean().default(false),
    renewal_flag: model.boolean().default(false),
    /** STAY_REASONS: why a renewal didn't go straight on; null for all others. */
    stay_reason: model.text().nullable(),
    flag_count: model.number().default(0),
    partner_unavailable: model.boolean().default(false),
    /** Since when it has been in its present state. */
    waiting_since: model.dateTime(),
    /** Its place in the queue: kept when it comes back from the patient. */
    place_at: model.dateTime(),
    last_activity_at: model.dateTime(),
    /** User id of who holds it. */
    claimed_by: model.text().nullable(),
    claimed_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["reference"], unique: true },
    { on: ["line_item_id"], unique: true },
    {
      // A renewal is another case on the same answers, with an order of its own.
      on: ["consultation_id", "order_id"],
      unique: true,
      where: "consultation_id IS NOT NULL",
    },
    { on: ["order_id"] },
    { on: ["order_display_id"] },
    { on: ["patient_id"] },
    { on: ["queue", "state", "place_at", "id"] },
    { on: ["state", "place_at", "id"] },
    { on: ["category_handle", "state", "place_at"] },
    { on: ["claimed_by"], where: "claimed_by IS NOT NULL" },
  ])
