import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { mendDifferenceWorkflow } from "../../../../../../workflows/billing/mend-difference"
import type { DifferenceMoved } from "../../../../../contracts/reconciliation"
import { requireParam } from "../../../../../middlewares/require-param"
import { staffActor } from "../../../../../middlewares/staff-request"

/** Does what mends a difference; the answer says whether it is mended. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<DifferenceMoved>
): Promise<void> {
  const { result } = await mendDifferenceWorkflow(req.scope).run({
    input: { difference_id: requireParam(req, "id"), actor: staffActor(req) },
  })
  res.json({ difference: result })
}
