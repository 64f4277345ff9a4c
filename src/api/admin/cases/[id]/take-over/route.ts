import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { holdCaseWorkflow } from "../../../../../workflows/clinical-review/hold-case"
import type { CaseMoved, TakeOverCaseType } from "../../../../contracts/case"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Takes a case from its holder, with a reason. */
export async function POST(
  req: AuthenticatedMedusaRequest<TakeOverCaseType>,
  res: MedusaResponse<CaseMoved>
): Promise<void> {
  const { result } = await holdCaseWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      event: "take_over",
      actor: staffActor(req),
      reason: req.validatedBody.reason,
    },
  })
  res.json({ case: { id: result.case_id, state: result.state } })
}
