import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkSupplyWorkflow } from "../../../../../workflows/dispensing/handle-supply"
import type { SupplyResponse } from "../../../../contracts/supply"
import { requireParam } from "../../../../middlewares/require-param"
import { checkerOf } from "../../checker"
import { replyAfterAction } from "../../reply"

/** The pharmacist's clinical check. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const supply_id = requireParam(req, "id")
  await checkSupplyWorkflow(req.scope).run({
    input: { supply_id, kind: "clinical", checker: checkerOf(req) },
  })
  await replyAfterAction(req, res)
}
