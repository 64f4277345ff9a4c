import { model } from "@medusajs/framework/utils"

/** A plan that staff made shorter before its approval (REV-3); appended, never changed. */
export const PlanLengthChange = model
  .define("plan_length_change", {
    id: model.id({ prefix: "plch" }).primaryKey(),
    case_id: model.text(),
    /** Months. */
    from_months: model.number(),
    to_months: model.number(),
    /** Why, for the patient to read; under "patient:<patient id>". */
    reason_enc: model.text(),
    changed_by: model.text(),
    changed_by_role: model.text().nullable(),
    changed_at: model.dateTime(),
  })
  .indexes([{ on: ["case_id", "changed_at"] }])
