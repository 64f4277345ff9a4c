import type { MedusaRequest } from "@medusajs/framework/http"
import { isSecondPerson } from "../../../modules/consultation/domain/draft-machine"
import { mayUse } from "../../../modules/staff/domain/permissions"
import {
  readDraft,
  type DraftRecord,
} from "../../../workflows/forms/read-draft"
import type { StaffRow } from "../../../workflows/staff/read-staff"
import type { DraftView } from "../../contracts/form"
import { staffActor, staffOf } from "../../middlewares/staff-request"

/** The signed-in member of staff, with the name that stands on the draft. */
export const draftPerson = (req: MedusaRequest) => ({
  actor: staffActor(req),
  name: staffOf(req).name,
})

/** A draft as it is now, for the signed-in person. @throws not_found */
export const readDraftView = async (
  req: MedusaRequest,
  id: string
): Promise<DraftView> => draftView(await readDraft(req.scope, id), staffOf(req))

const draftView = (draft: DraftRecord, staff: StaffRow): DraftView => ({
  id: draft.id,
  form: { id: draft.form_id, key: draft.form_key, title: draft.form_title },
  state: draft.state,
  revision: draft.revision,
  base_version: draft.base_version,
  latest_version: draft.latest_version,
  definition: draft.definition,
  golden_cases: draft.golden_cases,
  editors: draft.editors,
  submitted_by_name: draft.submitted_by_name,
  submitted_at: draft.submitted_at?.toISOString() ?? null,
  change_note: draft.change_note,
  review_note: draft.review_note,
  updated_at: draft.edited_at.toISOString(),
  may: mayOf(draft, staff),
})

function mayOf(
  { state, editors }: DraftRecord,
  { role, user_id }: StaffRow
): DraftView["may"] {
  const edits = mayUse(role, "POST /admin/form-drafts/:id")
  const [editing, inReview] = [state === "editing", state === "in_review"]
  return {
    edit: edits && editing,
    submit: edits && editing,
    send_back: edits && inReview,
    publish:
      mayUse(role, "POST /admin/form-drafts/:id/publish") &&
      inReview &&
      isSecondPerson(editors, user_id),
    discard: edits && (editing || inReview),
  }
}
