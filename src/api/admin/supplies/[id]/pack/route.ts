import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { packSupplyWorkflow } from "../../../../../workflows/dispensing/pack-supply"
import type { SupplyResponse } from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { replyAfterAction } from "../../reply"

/** All gates open: packed, and the carrier is asked. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const supply_id = requireParam(req, "id")
  await packSupplyWorkflow(req.scope).run({
    input: { supply_id, actor: staffActor(req) },
  })
  await replyAfterAction(req, res)
}
