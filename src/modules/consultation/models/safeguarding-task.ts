import { model } from "@medusajs/framework/utils"
import { safeguardingMachine } from "../domain/safeguarding-machine"

/** What a clinician has to do about one consultation's answers (CON-3). The note is encrypted under `consultation:<id>`. */
const SafeguardingTask = model
  .define("safeguarding_task", {
    id: model.id({ prefix: "sgt" }).primaryKey(),
    consultation_id: model.text(),
    /** The rules that fired, in the form's order. */
    rule_ids: model.json<string[]>(),
    /** Of the most urgent of them. */
    advice_level: model.enum(["emergency", "urgent", "see_gp", "not_suitable"]),
    state: model
      .enum(safeguardingMachine.states)
      .default(safeguardingMachine.initial),
    opened_at: model.dateTime(),
    note_enc: model.text().nullable(),
    done_by: model.text().nullable(),
    done_by_name: model.text().nullable(),
    done_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["consultation_id"], unique: true },
    { on: ["state", "opened_at"] },
  ])

export default SafeguardingTask
