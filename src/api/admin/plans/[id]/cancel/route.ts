import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { cancelPlanWorkflow } from "../../../../../workflows/treatment-plan/cancel-plan"
import { readPlanDetail } from "../../../../../workflows/treatment-plan/read-plan-detail"
import type { CancelPlanType, PlanResponse } from "../../../../contracts/plan"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Ends what remains of a plan and gives back what is paid and not supplied (PAY-6, EXC-12). */
export async function POST(
  req: MedusaRequest<CancelPlanType>,
  res: MedusaResponse<PlanResponse>
): Promise<void> {
  const plan_id = requireParam(req, "id")
  const actor = staffActor(req)
  await cancelPlanWorkflow(req.scope).run({
    input: { plan_id, reason: req.validatedBody.reason, actor },
  })
  res.json({ plan: await readPlanDetail(req.scope, plan_id, actor) })
}
