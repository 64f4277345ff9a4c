import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { askPatientWorkflow } from "../../../../../workflows/clinical-review/ask-patient"
import type { CaseMoved } from "../../../../contracts/case"
import type { StopCaseType } from "../../../../contracts/case-decisions"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Takes a question back; the case returns to its place in the queue (REV-2). */
export async function POST(
  req: AuthenticatedMedusaRequest<StopCaseType>,
  res: MedusaResponse<CaseMoved>
): Promise<void> {
  const { result } = await askPatientWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      event: "withdraw_question",
      ...req.validatedBody,
    },
  })
  res.json({ case: { id: result.case_id, state: result.state } })
}
