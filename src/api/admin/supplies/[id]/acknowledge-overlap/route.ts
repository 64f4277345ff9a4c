import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { acknowledgeOverlapWorkflow } from "../../../../../workflows/dispensing/acknowledge-overlap"
import type { SupplyResponse } from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { replyAfterAction } from "../../reply"

/** A pharmacist has seen that a renewal overlaps what still runs. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const supply_id = requireParam(req, "id")
  await acknowledgeOverlapWorkflow(req.scope).run({
    input: { supply_id, actor: staffActor(req) },
  })
  await replyAfterAction(req, res)
}
