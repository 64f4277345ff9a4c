import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { releaseStopWorkflow } from "../../../../../workflows/dispensing/open-stop"
import { readStop } from "../../../../../workflows/dispensing/read-stops"
import type { ReleaseStopType, StopResponse } from "../../../../contracts/stop"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Lets go on what the stop held (SAF-7). */
export async function POST(
  req: MedusaRequest<ReleaseStopType>,
  res: MedusaResponse<StopResponse>
): Promise<void> {
  const stop_id = requireParam(req, "id")
  const actor = staffActor(req)
  await releaseStopWorkflow(req.scope).run({
    input: { stop_id, reason: req.validatedBody.reason, actor },
  })
  res.json({ stop: await readStop(req.scope, stop_id, actor) })
}
