import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { withdrawDoseChangeWorkflow } from "../../../../../../workflows/dose-change/withdraw-dose-change"
import type {
  DoseChangeMoved,
  WithdrawDoseChangeType,
} from "../../../../../contracts/dose-change"
import { requireParam } from "../../../../../middlewares/require-param"
import { staffActor } from "../../../../../middlewares/staff-request"

/** Takes a change of strength back before it is in force. */
export async function POST(
  req: AuthenticatedMedusaRequest<WithdrawDoseChangeType>,
  res: MedusaResponse<DoseChangeMoved>
): Promise<void> {
  const { result } = await withdrawDoseChangeWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      dose_change_id: req.validatedBody.dose_change_id,
      actor: staffActor(req),
    },
  })
  res.json({ dose_change: { id: result.dose_change_id, state: result.state } })
}
