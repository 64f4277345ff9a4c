import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { moveDraftWorkflow } from "../../../../../workflows/forms/move-draft"
import type { DraftResponse } from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"
import { draftPerson, readDraftView } from "../../view"

/** Puts the draft away for good. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<DraftResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  await moveDraftWorkflow(req.scope).run({
    input: { id, person: draftPerson(req), event: "discard" },
  })
  res.json({ draft: await readDraftView(req, id) })
}
