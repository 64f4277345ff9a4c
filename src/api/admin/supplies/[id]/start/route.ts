import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { startSupplyWorkflow } from "../../../../../workflows/dispensing/handle-supply"
import type { SupplyResponse } from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { replyAfterAction } from "../../reply"

/** Begins picking. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const supply_id = requireParam(req, "id")
  await startSupplyWorkflow(req.scope).run({
    input: { supply_id, actor: staffActor(req) },
  })
  await replyAfterAction(req, res)
}
