import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { stopCaseWorkflow } from "../../../../../workflows/clinical-review/stop-case"
import type { CaseMoved } from "../../../../contracts/case"
import type { StopCaseType } from "../../../../contracts/case-decisions"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Cancels a case at the patient's wish (EXC-8). */
export async function POST(
  req: AuthenticatedMedusaRequest<StopCaseType>,
  res: MedusaResponse<CaseMoved>
): Promise<void> {
  const { result } = await stopCaseWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      event: "cancel",
      ...req.validatedBody,
    },
  })
  res.json({ case: { id: result.case_id, state: result.state } })
}
