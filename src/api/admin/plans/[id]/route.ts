import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readPlanDetail } from "../../../../workflows/treatment-plan/read-plan-detail"
import type { PlanResponse } from "../../../contracts/plan"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"

/** A plan with its whole history; that it was read goes on record. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<PlanResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  res.json({ plan: await readPlanDetail(req.scope, id, staffActor(req)) })
}
