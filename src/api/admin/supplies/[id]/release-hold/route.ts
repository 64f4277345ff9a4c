import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { releaseSupplyWorkflow } from "../../../../../workflows/dispensing/stop-supply"
import type {
  ReleaseSupplyType,
  SupplyResponse,
} from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { replyAfterAction } from "../../reply"

/** Lets a stopped supply go on. */
export async function POST(
  req: MedusaRequest<ReleaseSupplyType>,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const supply_id = requireParam(req, "id")
  await releaseSupplyWorkflow(req.scope).run({
    input: { supply_id, ...req.validatedBody, actor: staffActor(req) },
  })
  await replyAfterAction(req, res)
}
