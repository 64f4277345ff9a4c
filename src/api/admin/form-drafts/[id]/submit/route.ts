import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { moveDraftWorkflow } from "../../../../../workflows/forms/move-draft"
import type { DraftResponse, SubmitDraftType } from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"
import { draftPerson, readDraftView } from "../../view"

/** Hands the draft in for review, when everything publishing asks for is there. */
export async function POST(
  req: AuthenticatedMedusaRequest<SubmitDraftType>,
  res: MedusaResponse<DraftResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  await moveDraftWorkflow(req.scope).run({
    input: {
      id,
      person: draftPerson(req),
      event: "submit",
      ...req.validatedBody,
    },
  })
  res.json({ draft: await readDraftView(req, id) })
}
