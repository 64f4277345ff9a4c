import { model } from "@medusajs/framework/utils"
import {
  healthReportMachine,
  REPORT_KINDS,
  SEVERITIES,
} from "../domain/health-report"

/** "Something has changed": what a patient, or staff for them, told us of their health (SAF-17). Texts are encrypted under `patient:<id>`. */
export const HealthReport = model
  .define("health_report", {
    id: model.id({ prefix: "hrp" }).primaryKey(),
    patient_id: model.text(),
    /** Null where it is about none in particular. */
    case_id: model.text().nullable(),
    kind: model.enum([...REPORT_KINDS]),
    /** Of a side effect only. */
    severity: model.enum([...SEVERITIES]).nullable(),
    text_enc: model.text(),
    /** The patient says that they have sent a Yellow Card themselves. */
    yellow_card_by_patient: model.boolean().default(false),
    /** Of the Yellow Card that staff have sent. */
    yellow_card_reference_enc: model.text().nullable(),
    reported_by: model.enum(["patient", "staff"]),
    /** Customer or user. */
    reporter_id: model.text(),
    /** The same form sent twice is one report. */
    key: model.text(),
    state: model
      .enum(healthReportMachine.states)
      .default(healthReportMachine.initial),
    opened_at: model.dateTime(),
    note_enc: model.text().nullable(),
    /** Whether closing it was to let supply go on; null while it is open. */
    release_stop: model.boolean().nullable(),
    closed_by: model.text().nullable(),
    closed_by_name: model.text().nullable(),
    closed_by_role: model.text().nullable(),
    closed_by_registration: model.text().nullable(),
    closed_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["key"], unique: true },
    { on: ["patient_id", "opened_at"] },
    { on: ["state", "opened_at"] },
  ])
