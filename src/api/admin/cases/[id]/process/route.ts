import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ipv4Of } from "../../../../../modules/prescribing/domain/particulars"
import { decideCaseWorkflow } from "../../../../../workflows/clinical-review/decide-case"
import type { ProcessCaseType, CaseDecided } from "../../../../contracts/case"
import { clientAddress } from "../../../../middlewares/client-address"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Processes a general-sale or test-kit case after the team's check (REV-4). */
export async function POST(
  req: AuthenticatedMedusaRequest<ProcessCaseType>,
  res: MedusaResponse<CaseDecided>
): Promise<void> {
  const { result } = await decideCaseWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      asked: "process",
      actor: staffActor(req),
      ip: ipv4Of(clientAddress(req)),
      proposal: null,
      gp_justification: null,
      notes: req.validatedBody.notes ?? null,
    },
  })
  res.json({
    case: { id: result.case_id, state: result.state },
    decision: { id: result.decision_id },
  })
}
