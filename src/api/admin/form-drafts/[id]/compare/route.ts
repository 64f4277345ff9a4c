import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { compareDraft } from "../../../../../workflows/forms/read-draft"
import type { FormChangesResponse } from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"

/** What the draft changes of the current version. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<FormChangesResponse>
): Promise<void> {
  res.json({ changes: await compareDraft(req.scope, requireParam(req, "id")) })
}
