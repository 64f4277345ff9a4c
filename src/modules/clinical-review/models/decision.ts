import { model } from "@medusajs/framework/utils"

/** What a member of staff decided, with who they were then (REV-4, REV-5). Never changed. */
export const Decision = model
  .define("decision", {
    id: model.id({ prefix: "dec" }).primaryKey(),
    case_id: model.text(),
    kind: model.enum(["approve_pom", "approve_p", "process"]),
    staff_id: model.text(),
    user_id: model.text(),
    staff_name: model.text(),
    role: model.text(),
    registration_body: model.text().nullable(),
    registration_number: model.text().nullable(),
    /** IPv4 address at the time of deciding; the prescribing partner asks for it. */
    prescriber_ip: model.text().nullable(),
    /** JSON, under "patient:<patient id>". */
    proposal_enc: model.text().nullable(),
    /** JSON {notes, gp_justification}, under "patient:<patient id>". */
    notes_enc: model.text().nullable(),
    at: model.dateTime(),
  })
  .indexes([{ on: ["case_id", "at"] }])
