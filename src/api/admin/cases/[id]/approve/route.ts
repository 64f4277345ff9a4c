import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ipv4Of } from "../../../../../modules/prescribing/domain/particulars"
import { decideCaseWorkflow } from "../../../../../workflows/clinical-review/decide-case"
import type { ApproveCaseType, CaseDecided } from "../../../../contracts/case"
import { clientAddress } from "../../../../middlewares/client-address"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Approves a POM or P case (REV-4); for a POM the prescription follows. */
export async function POST(
  req: AuthenticatedMedusaRequest<ApproveCaseType>,
  res: MedusaResponse<CaseDecided>
): Promise<void> {
  const { result } = await decideCaseWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      asked: "approve",
      actor: staffActor(req),
      ip: ipv4Of(clientAddress(req)),
      proposal: req.validatedBody.proposal ?? null,
      gp_justification: req.validatedBody.gp_justification ?? null,
      quantity_justification: req.validatedBody.quantity_justification ?? null,
      notes: req.validatedBody.notes ?? null,
    },
  })
  res.json({
    case: { id: result.case_id, state: result.state },
    decision: { id: result.decision_id },
  })
}
