import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readCase } from "../../../../workflows/clinical-review/read-case"
import type { CaseDetail } from "../../../contracts/case"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"

/** A case with everything a reviewer needs (REV-1); that it was read goes on record. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ case: CaseDetail }>
): Promise<void> {
  const found = await readCase(
    req.scope,
    requireParam(req, "id"),
    staffActor(req)
  )
  res.json({ case: found })
}
