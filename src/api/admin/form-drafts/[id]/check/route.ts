import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkDraft } from "../../../../../workflows/forms/read-draft"
import type { CheckDraftResponse } from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"

/** What publishing would say of the draft as it is. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<CheckDraftResponse>
): Promise<void> {
  res.json(await checkDraft(req.scope, requireParam(req, "id")))
}
