import { model } from "@medusajs/framework/utils"
import { doseChangeMachine } from "../domain/dose-change-machine"

/**
 * Another strength for the later months of a running plan (SAF-18): what was
 * put to the patient, with prices as they were then, and from which month it is
 * in force. Amounts in pence a month; packs a supply.
 */
export const DoseChange = model
  .define("plan_dose_change", {
    id: model.id({ prefix: "dch" }).primaryKey(),
    plan_id: model.text(),
    case_id: model.text(),
    /** The prescriber's decision, which holds what is prescribed and why. */
    decision_id: model.text().unique(),
    state: model
      .enum(doseChangeMachine.states)
      .default(doseChangeMachine.initial),
    from_item_id: model.text(),
    from_variant_id: model.text(),
    from_quantity: model.number(),
    from_monthly_price: model.number(),
    from_name: model.text(),
    to_item_id: model.text(),
    to_variant_id: model.text(),
    to_quantity: model.number(),
    to_monthly_price: model.number(),
    to_name: model.text(),
    /** The agreement that accepting it needs (PAY-3). */
    mandate_version: model.text(),
    mandate_text: model.text(),
    mandate_hash: model.text(),
    agreed_at: model.dateTime().nullable(),
    /** Months that are signed for: those not begun when the patient agreed. */
    issues: model.number().nullable(),
    /** The first month of the new strength. */
    from_number: model.number().nullable(),
    proposed_at: model.dateTime(),
    in_force_at: model.dateTime().nullable(),
    ended_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      on: ["plan_id"],
      unique: true,
      where: "state IN ('proposed', 'awaiting_signature')",
    },
    { name: "IDX_plan_dose_change_plan", on: ["plan_id", "proposed_at"] },
    { on: ["case_id"] },
  ])
