import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readFormVersion } from "../../../../../../workflows/forms/read-forms"
import type { FormVersionResponse } from "../../../../../contracts/form"
import { requireParam } from "../../../../../middlewares/require-param"
import { versionNumber } from "../../../version-number"
import { versionView } from "../../../view"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<FormVersionResponse>
): Promise<void> {
  const version = await readFormVersion(
    req.scope,
    requireParam(req, "id"),
    versionNumber(req)
  )
  res.json({ version: versionView(version) })
}
