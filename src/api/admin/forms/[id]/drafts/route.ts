import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { openDraftWorkflow } from "../../../../../workflows/forms/open-draft"
import type { DraftResponse, OpenDraftType } from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"
import { draftPerson, readDraftView } from "../../../form-drafts/view"

/** Opens the form's next draft; 409 draft_open while there is one. */
export async function POST(
  req: AuthenticatedMedusaRequest<OpenDraftType>,
  res: MedusaResponse<DraftResponse>
): Promise<void> {
  const { from_version } = req.validatedBody
  const { result } = await openDraftWorkflow(req.scope).run({
    input: {
      form_id: requireParam(req, "id"),
      person: draftPerson(req),
      ...(from_version === undefined ? {} : { from_version }),
    },
  })
  res.status(201).json({ draft: await readDraftView(req, result.id) })
}
