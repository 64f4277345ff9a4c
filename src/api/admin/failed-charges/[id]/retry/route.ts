import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retryChargeWorkflow } from "../../../../../workflows/treatment-plan/retry-charge"
import type { ChargeRetried } from "../../../../contracts/plan"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Tries a failed charge now (PAY-7). */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<ChargeRetried>
): Promise<void> {
  const { result } = await retryChargeWorkflow(req.scope).run({
    input: { instalment_id: requireParam(req, "id"), actor: staffActor(req) },
  })
  res.json({ charge: result })
}
