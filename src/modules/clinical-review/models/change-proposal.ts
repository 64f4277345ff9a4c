import { model } from "@medusajs/framework/utils"
import { PROPOSAL_STATES, TOP_UP_STATES } from "../domain/change-proposal"

/**
 * Another item, quantity or length that a clinician put to the patient (SAF-2),
 * with the prices as they were then. The case goes on only when it was accepted.
 */
export const ChangeProposal = model
  .define("change_proposal", {
    id: model.id({ prefix: "cpr" }).primaryKey(),
    case_id: model.text(),
    decision_id: model.text(),
    state: model.enum([...PROPOSAL_STATES]).default("open"),
    from_item_id: model.text(),
    from_variant_id: model.text(),
    /** Packs. */
    from_quantity: model.number(),
    from_name: model.text(),
    to_item_id: model.text(),
    to_variant_id: model.text(),
    to_quantity: model.number(),
    to_name: model.text(),
    /** Pence: what was paid for the line, and what the new one costs. */
    paid_pence: model.number(),
    new_pence: model.number(),
    /** What the line would have cost without any code, in pence; null where nobody wrote it down. */
    undiscounted_pence: model.number().nullable(),
    /** Of a plan, else null: its months, and pence of the treatment and of its delivery each month. */
    from_months: model.number().nullable(),
    to_months: model.number().nullable(),
    from_monthly_pence: model.number().nullable(),
    to_monthly_pence: model.number().nullable(),
    delivery_pence: model.number().nullable(),
    /** The agreement to the plan's payments that accepting needs, and when the patient agreed to it (PAY-3). */
    mandate_version: model.text().nullable(),
    mandate_text: model.text().nullable(),
    mandate_hash: model.text().nullable(),
    agreed_at: model.dateTime().nullable(),
    /** Why, for the patient to read; under "patient:<patient id>". */
    reason_enc: model.text(),
    proposed_at: model.dateTime(),
    answered_at: model.dateTime().nullable(),
    /** Medusa's collection of the difference that a dearer one is paid with. */
    payment_collection_id: model.text().nullable(),
    top_up: model.enum([...TOP_UP_STATES]).nullable(),
    /** When Stripe was last asked about it by the sweep. */
    top_up_checked_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["case_id"], unique: true, where: "state in ('open', 'accepted')" },
    { on: ["decision_id"], unique: true },
    {
      on: ["payment_collection_id"],
      unique: true,
      where: "payment_collection_id IS NOT NULL",
    },
    { on: ["top_up_checked_at"], where: "top_up = 'started'" },
  ])
