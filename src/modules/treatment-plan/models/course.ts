import { model } from "@medusajs/framework/utils"
import { courseMachine } from "../domain/course-state-machine"

/** One patient's unbroken treatment in one category from one consultation; days are London calendar days, "2026-11-21". */
export const Course = model
  .define("course", {
    id: model.id({ prefix: "crs" }).primaryKey(),
    reference: model.text().unique(),
    patient_id: model.text(),
    category_handle: model.text(),
    /** The case whose approval began it, and the consultation that it rests on. */
    case_id: model.text().unique(),
    consultation_id: model.text().unique(),
    state: model.enum(courseMachine.states).default(courseMachine.initial),
    approved_on: model.text(),
    /** The first day on which nothing is supplied any more (REN-4). */
    limit_on: model.text(),
    last_dispatch_on: model.text().nullable(),
    /** Months after the last dispatch in which the patient may order again (REN-6). */
    grace_months: model.number(),
    /** The first day on which the answers can't be used again; null before the first dispatch. */
    answers_end_on: model.text().nullable(),
    ended_at: model.dateTime().nullable(),
    /** When an ended course's answers were sealed and nothing of it was left to supply or give back. */
    answers_cleared_at: model.dateTime().nullable(),
    /** The day on which it is looked at next for a reminder of the next order (REN-1); null when that is over. */
    reminder_look_on: model.text().default("").nullable(),
  })
  .indexes([
    { on: ["patient_id", "category_handle", "state"] },
    { on: ["state", "limit_on"] },
    { on: ["state", "answers_end_on"] },
    {
      name: "IDX_course_to_clear",
      on: ["id"],
      where: "answers_cleared_at IS NULL AND state <> 'open'",
    },
    { on: ["reminder_look_on"], where: "reminder_look_on IS NOT NULL" },
  ])
