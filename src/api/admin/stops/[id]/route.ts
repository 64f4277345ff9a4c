import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readStop } from "../../../../workflows/dispensing/read-stops"
import type { StopResponse } from "../../../contracts/stop"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"

/** A stop with what was written about it; the reading goes on record. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StopResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  res.json({ stop: await readStop(req.scope, id, staffActor(req)) })
}
