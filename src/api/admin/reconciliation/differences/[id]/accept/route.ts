import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { acceptDifferenceWorkflow } from "../../../../../../workflows/billing/accept-difference"
import type {
  AcceptDifferenceType,
  DifferenceMoved,
} from "../../../../../contracts/reconciliation"
import { requireParam } from "../../../../../middlewares/require-param"
import { staffActor } from "../../../../../middlewares/staff-request"

/** Leaves a difference as it is, for a reason. */
export async function POST(
  req: AuthenticatedMedusaRequest<AcceptDifferenceType>,
  res: MedusaResponse<DifferenceMoved>
): Promise<void> {
  const { result } = await acceptDifferenceWorkflow(req.scope).run({
    input: {
      difference_id: requireParam(req, "id"),
      reason: req.validatedBody.reason,
      actor: staffActor(req),
    },
  })
  res.json({ difference: result })
}
