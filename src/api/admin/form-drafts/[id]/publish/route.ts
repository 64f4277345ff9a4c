import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { publishDraftWorkflow } from "../../../../../workflows/forms/publish-draft"
import type {
  PublishDraftResponse,
  PublishDraftType,
} from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"
import { draftPerson } from "../../view"

/** Publishes what others wrote and handed in. */
export async function POST(
  req: AuthenticatedMedusaRequest<PublishDraftType>,
  res: MedusaResponse<PublishDraftResponse>
): Promise<void> {
  const { revision } = req.validatedBody
  const { result } = await publishDraftWorkflow(req.scope).run({
    input: {
      id: requireParam(req, "id"),
      person: draftPerson(req),
      revision,
    },
  })
  const { id, key, version } = result
  res.json({ version: { id, key, number: version } })
}
