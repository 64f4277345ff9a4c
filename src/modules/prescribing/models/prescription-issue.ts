import { model } from "@medusajs/framework/utils"
import { issueMachine } from "../domain/issue-state-machine"

/** One line of the issue ledger: every POM supply uses exactly one (SAF-1). */
export const PrescriptionIssue = model
  .define("prescription_issue", {
    id: model.id({ prefix: "rxi" }).primaryKey(),
    prescription_id: model.text(),
    number: model.number(),
    state: model.enum(issueMachine.states).default(issueMachine.initial),
    supply_id: model.text().nullable(),
    /** The case whose supplies it is for; null while it may be promised to a renewal of the course (REN-3). */
    promised_to: model.text().nullable(),
    used_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["prescription_id", "number"], unique: true },
    { on: ["supply_id"], unique: true, where: "supply_id IS NOT NULL" },
    { on: ["promised_to"], where: "promised_to IS NOT NULL" },
  ])
