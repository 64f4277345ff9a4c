import { model } from "@medusajs/framework/utils"

/** What a patient is asked before a later month of their plan, and what they answered (SAF-18). Answers are encrypted under `patient:<id>`. */
export const CheckIn = model
  .define("check_in", {
    id: model.id({ prefix: "chk" }).primaryKey(),
    patient_id: model.text(),
    customer_id: model.text(),
    case_id: model.text(),
    category_handle: model.text(),
    plan_id: model.text(),
    /** The month that it is asked before, and its number in the plan. */
    instalment_id: model.text(),
    number: model.number(),
    /** CHECK_IN_QUESTIONS, as they were when it was asked. */
    questions: model.array(),
    /** London day on which the month is due. */
    due_on: model.text(),
    asked_at: model.dateTime(),
    /** When the patient was reminded on that day. */
    reminded_at: model.dateTime().nullable(),
    answered_at: model.dateTime().nullable(),
    /** User id of who took it by phone; null where the patient answered themselves. */
    taken_by: model.text().nullable(),
    answers_enc: model.text().nullable(),
    /** What the answers opened (SAF-17). */
    health_report_id: model.text().nullable(),
    /** The same form sent twice is answered once. */
    key: model.text().nullable(),
  })
  .indexes([
    // Nobody is asked twice at once about the same month.
    {
      on: ["instalment_id"],
      unique: true,
      where: "answered_at IS NULL",
    },
    { on: ["instalment_id", "answered_at"] },
    { on: ["plan_id", "asked_at"] },
    { on: ["patient_id", "category_handle", "answered_at"] },
    { on: ["key"], unique: true, where: "key IS NOT NULL" },
  ])
