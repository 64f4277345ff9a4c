import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retryChargeWorkflow } from "../../../../../workflows/treatment-plan/retry-charge"
import type { ChargeRetried } from "../../../../contracts/plan"
import { requireParam } from "../../../../middlewares/require-param"

/** Tries a failed charge now (PAY-7). */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<ChargeRetried>
): Promise<void> {
  const { result } = await retryChargeWorkflow(req.scope).run({
    input: { instalment_id: requireParam(req, "id") },
  })
  res.json({ charge: result })
}
