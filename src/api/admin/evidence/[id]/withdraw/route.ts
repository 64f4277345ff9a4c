import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { withdrawEvidenceWorkflow } from "../../../../../workflows/clinical-review/withdraw-evidence"
import type {
  EvidenceWithdrawn,
  WithdrawEvidenceType,
} from "../../../../contracts/case-evidence"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Takes a proof back with its reason: it counts no longer, for no case (SAF-4). */
export async function POST(
  req: AuthenticatedMedusaRequest<WithdrawEvidenceType>,
  res: MedusaResponse<EvidenceWithdrawn>
): Promise<void> {
  const { result } = await withdrawEvidenceWorkflow(req.scope).run({
    input: {
      evidence_id: requireParam(req, "id"),
      reason: req.validatedBody.reason,
      actor: staffActor(req),
    },
  })
  res.json({ evidence: result })
}
