import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { holdSupplyWorkflow } from "../../../../../workflows/dispensing/stop-supply"
import type {
  HoldSupplyType,
  SupplyResponse,
} from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { replyAfterAction } from "../../reply"

/** Stops the supply. */
export async function POST(
  req: MedusaRequest<HoldSupplyType>,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const supply_id = requireParam(req, "id")
  const { reason_code, note } = req.validatedBody
  await holdSupplyWorkflow(req.scope).run({
    input: {
      supply_id,
      reason_code,
      note: note ?? null,
      actor: staffActor(req),
    },
  })
  await replyAfterAction(req, res)
}
