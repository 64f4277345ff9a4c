import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { pausePlanWorkflow } from "../../../../../workflows/treatment-plan/pause-plan"
import { readPlanDetail } from "../../../../../workflows/treatment-plan/read-plan-detail"
import type { PausePlanType, PlanResponse } from "../../../../contracts/plan"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Lets a plan stand still. */
export async function POST(
  req: MedusaRequest<PausePlanType>,
  res: MedusaResponse<PlanResponse>
): Promise<void> {
  const plan_id = requireParam(req, "id")
  const actor = staffActor(req)
  await pausePlanWorkflow(req.scope).run({
    input: { plan_id, cause: req.validatedBody.cause, actor },
  })
  res.json({ plan: await readPlanDetail(req.scope, plan_id, actor) })
}
