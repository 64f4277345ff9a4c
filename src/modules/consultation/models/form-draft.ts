import { model } from "@medusajs/framework/utils"
import { draftMachine } from "../domain/draft-machine"
import type { DraftEditor } from "../domain/draft-machine"
import Form from "./form"

/** The next version of a form while it is written; one open draft a form. */
const FormDraft = model
  .define("form_draft", {
    id: model.id({ prefix: "fdr" }).primaryKey(),
    form: model.belongsTo(() => Form, { mappedBy: "drafts" }),
    /** The version it began with; null for a form's first. */
    base_version_id: model.text().nullable(),
    /** As typed: it may be unfinished. */
    definition: model.json(),
    golden_cases: model.json<unknown[]>().default([]),
    /** Counts the changes; whoever saves says which one they saw. */
    revision: model.number().default(1),
    state: model.enum(draftMachine.states).default(draftMachine.initial),
    editors: model.json<DraftEditor[]>(),
    edited_at: model.dateTime(),
    submitted_by: model.text().nullable(),
    submitted_by_name: model.text().nullable(),
    submitted_at: model.dateTime().nullable(),
    change_note: model.text().nullable(),
    /** Why a reviewer sent it back. */
    review_note: model.text().nullable(),
  })
  .indexes([
    {
      on: ["form_id"],
      unique: true,
      where: "state IN ('editing', 'in_review')",
    },
  ])

export default FormDraft
