import { model } from "@medusajs/framework/utils"
import { DECISION_KINDS } from "../domain/decision"

/**
 * What a member of staff decided, with who they were then (REV-4, REV-5). Never
 * changed. A renewal that is `continued` names who had signed for it.
 */
export const Decision = model
  .define("decision", {
    id: model.id({ prefix: "dec" }).primaryKey(),
    case_id: model.text(),
    kind: model.enum([...DECISION_KINDS]),
    staff_id: model.text(),
    user_id: model.text(),
    staff_name: model.text(),
    role: model.text(),
    registration_body: model.text().nullable(),
    registration_number: model.text().nullable(),
    /** IPv4 address at the time of deciding; the prescribing partner asks for it. */
    prescriber_ip: model.text().nullable(),
    /** continued: the prescription of which it uses issues (REN-3). */
    prescription_id: model.text().nullable(),
    /** JSON, under "patient:<patient id>". */
    proposal_enc: model.text().nullable(),
    /** deny: which managed reason, in which wording (REV-2). */
    denial_code: model.text().nullable(),
    denial_version: model.number().nullable(),
    /** JSON {notes, gp_justification, denial}, under "patient:<patient id>". */
    notes_enc: model.text().nullable(),
    /** What who decided had before them: seconds by section. */
    reading: model.json().nullable(),
    at: model.dateTime(),
  })
  .indexes([{ on: ["case_id", "at"] }])
