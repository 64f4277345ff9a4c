import { model } from "@medusajs/framework/utils"

/** What happened to a course, a plan or an instalment; appended in the transaction of the change, never changed. */
export const PlanEvent = model
  .define("plan_event", {
    id: model.id({ prefix: "plev" }).primaryKey(),
    seq: model.autoincrement(),
    plan_id: model.text().nullable(),
    course_id: model.text().nullable(),
    instalment_id: model.text().nullable(),
    event: model.text(),
    from_state: model.text().nullable(),
    to_state: model.text(),
    actor_type: model.text(),
    actor_id: model.text(),
    actor_role: model.text().nullable(),
    /** Days, causes, codes and amounts; nothing clinical. */
    details: model.json().nullable(),
    at: model.dateTime(),
  })
  .indexes([{ on: ["plan_id", "seq"] }, { on: ["course_id", "seq"] }])
