import { model } from "@medusajs/framework/utils"
import { consultationMachine } from "../domain/state-machine"
import AnswerEvent from "./answer-event"
import ConsultationFile from "./consultation-file"
import FormVersion from "./form-version"

/** One person's run through a form version. Answers and trace are encrypted under `consultation:<id>`. */
const Consultation = model
  .define("consultation", {
    id: model.id({ prefix: "con" }).primaryKey(),
    reference: model.text().unique(),
    form_version: model.belongsTo(() => FormVersion, {
      mappedBy: "consultations",
    }),
    category_handle: model.text(),
    // Names as they were at the start: a later rename doesn't rewrite what the patient was asked about.
    category_name: model.text(),
    product_handle: model.text().nullable(),
    product_title: model.text().nullable(),
    variant_id: model.text().nullable(),
    state: model
      .enum(consultationMachine.states)
      .default(consultationMachine.initial),
    token_hash: model.text(),
    customer_id: model.text().nullable(),
    patient_id: model.text().nullable(),
    answers_enc: model.text().nullable(),
    /** How far each device has come, by question: what comes late is left out. */
    answer_marks: model.json().nullable(),
    last_seq: model.number().default(0),
    outcome: model
      .enum(["continue", "needs_review", "cannot_continue"])
      .nullable(),
    trace_enc: model.text().nullable(),
    denied_rule_id: model.text().nullable(),
    advice_level: model
      .enum(["emergency", "urgent", "see_gp", "not_suitable"])
      .nullable(),
    consents: model.json().nullable(),
    started_at: model.dateTime(),
    submitted_at: model.dateTime().nullable(),
    last_activity_at: model.dateTime(),
    cart_id: model.text().nullable(),
    line_item_id: model.text().nullable(),
    order_id: model.text().nullable(),
    consumed_at: model.dateTime().nullable(),
    /** The re-confirmation on which it may be ordered on once more, until it is; null for none (REN-2). */
    reconfirmation_id: model.text().nullable(),
    reconfirmed_at: model.dateTime().nullable(),
    /** How many this person handed in within the category's window, this one included; 0 before anybody looked (REP-1). */
    repeat_count: model.number().default(0),
    repeat_window_days: model.number().nullable(),
    /** Reminders of an unfinished consultation, each sent once (CON-8). */
    reminders_sent: model.number().default(0),
    /** When a consumed one without a course was last looked at: whether its answers are to be sealed. */
    retention_checked_at: model.dateTime().nullable(),
    /** When the key of sealed or destroyed answers was destroyed and their files taken away. */
    erased_at: model.dateTime().nullable(),
    events: model.hasMany(() => AnswerEvent, { mappedBy: "consultation" }),
    files: model.hasMany(() => ConsultationFile, { mappedBy: "consultation" }),
  })
  .indexes([
    { on: ["customer_id"] },
    { on: ["patient_id", "category_handle", "last_activity_at"] },
    { on: ["patient_id", "last_activity_at"] },
    { on: ["cart_id"] },
    { on: ["order_id"] },
    { on: ["state", "last_activity_at"] },
    {
      on: ["reminders_sent", "last_activity_at"],
      where: "state = 'draft' AND customer_id IS NOT NULL",
    },
    {
      name: "IDX_consultation_to_erase",
      on: ["id"],
      where: "state IN ('sealed', 'destroyed') AND erased_at IS NULL",
    },
    {
      on: ["form_version_id", "submitted_at"],
      where: "submitted_at IS NOT NULL",
    },
    {
      on: ["line_item_id"],
      unique: true,
      where: "line_item_id IS NOT NULL",
    },
  ])

export default Consultation
