import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { unpackSupplyWorkflow } from "../../../../../workflows/dispensing/stop-supply"
import type {
  UnpackSupplyType,
  SupplyResponse,
} from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { replyAfterAction } from "../../reply"

/** Takes the pack apart before it left. */
export async function POST(
  req: MedusaRequest<UnpackSupplyType>,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const supply_id = requireParam(req, "id")
  await unpackSupplyWorkflow(req.scope).run({
    input: { supply_id, ...req.validatedBody, actor: staffActor(req) },
  })
  await replyAfterAction(req, res)
}
