import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { compareVersions } from "../../../../../workflows/forms/read-forms"
import type {
  CompareVersionsType,
  FormChangesResponse,
} from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"

/** What became different from one version to another. */
export async function GET(
  req: MedusaRequest<unknown, CompareVersionsType>,
  res: MedusaResponse<FormChangesResponse>
): Promise<void> {
  const changes = await compareVersions(
    req.scope,
    requireParam(req, "id"),
    req.validatedQuery as CompareVersionsType
  )
  res.json({ changes })
}
