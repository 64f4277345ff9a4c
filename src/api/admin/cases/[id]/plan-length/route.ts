import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { shortenPlanWorkflow } from "../../../../../workflows/clinical-review/shorten-plan"
import type {
  PlanShortened,
  ShortenPlanType,
} from "../../../../contracts/case-plan"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Makes the plan of a case shorter before its approval; the patient is told and may cancel (REV-3). */
export async function POST(
  req: AuthenticatedMedusaRequest<ShortenPlanType>,
  res: MedusaResponse<PlanShortened>
): Promise<void> {
  const { result } = await shortenPlanWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      ...req.validatedBody,
    },
  })
  res.json({ plan_length: result })
}
