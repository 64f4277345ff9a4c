import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { saveDraftWorkflow } from "../../../../workflows/forms/save-draft"
import type { DraftResponse, SaveDraftType } from "../../../contracts/form"
import { requireParam } from "../../../middlewares/require-param"
import { draftPerson, readDraftView } from "../view"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<DraftResponse>
): Promise<void> {
  res.json({ draft: await readDraftView(req, requireParam(req, "id")) })
}

/** Saves what is given; 409 stale_revision when somebody saved since, stale_base for another version than the newest. */
export async function POST(
  req: AuthenticatedMedusaRequest<SaveDraftType>,
  res: MedusaResponse<DraftResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  const { revision, definition, golden_cases, change_note, base_version } =
    req.validatedBody
  await saveDraftWorkflow(req.scope).run({
    input: {
      id,
      person: draftPerson(req),
      revision,
      ...(definition === undefined ? {} : { definition }),
      ...(golden_cases === undefined ? {} : { golden_cases }),
      ...(change_note === undefined ? {} : { change_note }),
      ...(base_version === undefined ? {} : { base_version }),
    },
  })
  res.json({ draft: await readDraftView(req, id) })
}
