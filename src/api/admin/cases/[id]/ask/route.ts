import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { askPatientWorkflow } from "../../../../../workflows/clinical-review/ask-patient"
import type { CaseMoved } from "../../../../contracts/case"
import type { AskPatientType } from "../../../../contracts/case-decisions"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Puts a question to the patient; the case waits for the answer (REV-2). */
export async function POST(
  req: AuthenticatedMedusaRequest<AskPatientType>,
  res: MedusaResponse<CaseMoved>
): Promise<void> {
  const { result } = await askPatientWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      event: "ask",
      ...req.validatedBody,
    },
  })
  res.json({ case: { id: result.case_id, state: result.state } })
}
