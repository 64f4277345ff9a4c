import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { holdCaseWorkflow } from "../../../../../workflows/clinical-review/hold-case"
import type { CaseMoved, HoldCaseType } from "../../../../contracts/case"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Takes a waiting case (QUE-5); refused with the holder's id when somebody has it. */
export async function POST(
  req: AuthenticatedMedusaRequest<HoldCaseType>,
  res: MedusaResponse<CaseMoved>
): Promise<void> {
  const { result } = await holdCaseWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      event: "claim",
      actor: staffActor(req),
      reason: req.validatedBody.reason ?? null,
    },
  })
  res.json({ case: { id: result.case_id, state: result.state } })
}
