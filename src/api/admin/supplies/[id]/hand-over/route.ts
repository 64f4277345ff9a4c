import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { handOverSupplyWorkflow } from "../../../../../workflows/dispensing/hand-over-supply"
import type { SupplyResponse } from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { replyAfterAction } from "../../reply"

/** The parcel has left with the carrier. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const supply_id = requireParam(req, "id")
  await handOverSupplyWorkflow(req.scope).run({
    input: { supply_id, actor: staffActor(req) },
  })
  await replyAfterAction(req, res)
}
