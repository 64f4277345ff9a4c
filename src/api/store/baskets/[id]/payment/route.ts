import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { startPaymentWorkflow } from "../../../../../workflows/checkout/start-payment"
import type {
  PaymentView,
  StartPaymentType,
} from "../../../../contracts/basket"
import { paymentView } from "../../../payment-view"
import { requireParam } from "../../../../middlewares/require-param"

/** Starts the payment in the agreement that was read, or gives the one that is open. */
export async function POST(
  req: AuthenticatedMedusaRequest<StartPaymentType>,
  res: MedusaResponse<{ payment: PaymentView }>
): Promise<void> {
  const { result } = await startPaymentWorkflow(req.scope).run({
    input: {
      basket_id: requireParam(req, "id"),
      customer_id: req.auth_context.actor_id,
      mandate_hash: req.validatedBody.mandate_hash,
    },
  })
  res.json({ payment: paymentView(result, "/checkout/return") })
}
