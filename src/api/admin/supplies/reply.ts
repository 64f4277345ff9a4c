import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readSupplyDetail } from "../../../workflows/dispensing/read-supply-detail"
import { wakeWorker } from "../../../workflows/relay/wake"
import type { SupplyResponse } from "../../contracts/supply"
import { requireParam } from "../../middlewares/require-param"
import { staffActor } from "../../middlewares/staff-request"

/** Answers with the supply as it stands now. */
export async function replyWithSupply(
  req: MedusaRequest,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  const supply = await readSupplyDetail(req.scope, id, staffActor(req))
  res.json({ supply })
}

/** What every action on a supply does after its workflow. */
export async function replyAfterAction(
  req: MedusaRequest,
  res: MedusaResponse<SupplyResponse>
): Promise<void> {
  await wakeWorker(req.scope)
  await replyWithSupply(req, res)
}
