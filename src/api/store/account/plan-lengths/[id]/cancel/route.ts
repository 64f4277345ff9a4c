import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { declinePlanLengthWorkflow } from "../../../../../../workflows/account/plan-length"
import type { ProposalAnswered } from "../../../../../contracts/account"
import { requireParam } from "../../../../../middlewares/require-param"

/** The patient does not want the plan that was made shorter: the request ends, and all of it is refunded (REV-3). */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<ProposalAnswered>
): Promise<void> {
  const { result } = await declinePlanLengthWorkflow(req.scope).run({
    input: {
      change_id: requireParam(req, "id"),
      customer_id: req.auth_context.actor_id,
    },
  })
  res.json({ answered: true, order_id: result.order_id })
}
