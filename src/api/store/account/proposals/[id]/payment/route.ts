import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { startTopUpWorkflow } from "../../../../../../workflows/top-up/start-top-up"
import type {
  PayProposalType,
  ProposalPayment,
} from "../../../../../contracts/account"
import { requireParam } from "../../../../../middlewares/require-param"
import { paymentView } from "../../../../payment-view"

/** Starts the payment of a dearer change's difference, or gives the one that is open (SAF-2). */
export async function POST(
  req: AuthenticatedMedusaRequest<PayProposalType>,
  res: MedusaResponse<{ payment: ProposalPayment }>
): Promise<void> {
  const id = requireParam(req, "id")
  const { result } = await startTopUpWorkflow(req.scope).run({
    input: {
      proposal_id: id,
      customer_id: req.auth_context.actor_id,
      mandate_hash: req.validatedBody.mandate_hash,
    },
  })
  res.json({
    payment: {
      ...paymentView(result, `/account/changes/${id}/return`),
      amount: { amount: result.amount, currency: "gbp" },
      order_id: result.order_id,
    },
  })
}
