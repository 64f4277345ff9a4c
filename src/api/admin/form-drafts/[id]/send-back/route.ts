import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { moveDraftWorkflow } from "../../../../../workflows/forms/move-draft"
import type {
  DraftResponse,
  SendBackDraftType,
} from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"
import { draftPerson, readDraftView } from "../../view"

/** Gives the draft back to be changed, with the reason. */
export async function POST(
  req: AuthenticatedMedusaRequest<SendBackDraftType>,
  res: MedusaResponse<DraftResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  await moveDraftWorkflow(req.scope).run({
    input: {
      id,
      person: draftPerson(req),
      event: "send_back",
      ...req.validatedBody,
    },
  })
  res.json({ draft: await readDraftView(req, id) })
}
