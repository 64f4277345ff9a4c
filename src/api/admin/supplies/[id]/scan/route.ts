import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { scanPackWorkflow } from "../../../../../workflows/dispensing/handle-supply"
import type { ScanPackType, SupplyResponse } from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { replyAfterAction } from "../../reply"

/** A pack's barcode, batch and expiry. */
export async function POST(
  req: MedusaRequest<ScanPackType>,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const supply_id = requireParam(req, "id")
  await scanPackWorkflow(req.scope).run({
    input: { supply_id, scan: req.validatedBody, actor: staffActor(req) },
  })
  await replyAfterAction(req, res)
}
