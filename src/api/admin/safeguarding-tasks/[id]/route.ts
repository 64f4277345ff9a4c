import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readSafeguardingTask } from "../../../../workflows/consultation/safeguarding"
import type { SafeguardingTaskResponse } from "../../../contracts/safeguarding"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"

/** A task with what was answered; the reading is put on record. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<SafeguardingTaskResponse>
): Promise<void> {
  const task = await readSafeguardingTask(
    req.scope,
    requireParam(req, "id"),
    staffActor(req)
  )
  res.json({ task })
}
