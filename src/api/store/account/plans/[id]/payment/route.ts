import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { payMonthWorkflow } from "../../../../../../workflows/account/plans/pay-month"
import type { InstalmentPayment } from "../../../../../contracts/account-plan"
import { ownPlan } from "../../own-plan"

/** Pays the month that could not be charged: confirmed with the bank, or tried again with the card there is (PAY-7). */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ payment: InstalmentPayment }>
): Promise<void> {
  const { result } = await payMonthWorkflow(req.scope).run({
    input: ownPlan(req),
  })
  res.json({ payment: result })
}
