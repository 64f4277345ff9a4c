import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { holdCaseWorkflow } from "../../../../../workflows/clinical-review/hold-case"
import type { CaseMoved, HandOverCaseType } from "../../../../contracts/case"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Hands one's own case to a colleague. */
export async function POST(
  req: AuthenticatedMedusaRequest<HandOverCaseType>,
  res: MedusaResponse<CaseMoved>
): Promise<void> {
  const { result } = await holdCaseWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      event: "hand_over",
      actor: staffActor(req),
      reason: req.validatedBody.reason ?? null,
      to_user_id: req.validatedBody.user_id,
    },
  })
  res.json({ case: { id: result.case_id, state: result.state } })
}
