import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { settleMonthWorkflow } from "../../../../../../../workflows/account/plans/pay-month"
import type { InstalmentPayment } from "../../../../../../contracts/account-plan"
import { ownPlan } from "../../../own-plan"

/** What became of a confirmed payment: asked of the payment provider, not of the browser. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ payment: InstalmentPayment }>
): Promise<void> {
  const { result } = await settleMonthWorkflow(req.scope).run({
    input: ownPlan(req),
  })
  res.json({ payment: result })
}
