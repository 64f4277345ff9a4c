import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ipv4Of } from "../../../../../modules/prescribing/domain/particulars"
import { denyCaseWorkflow } from "../../../../../workflows/clinical-review/deny-case"
import type { CaseDecided } from "../../../../contracts/case"
import type { DenyCaseType } from "../../../../contracts/case-decisions"
import { clientAddress } from "../../../../middlewares/client-address"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Denies a case for a managed reason (REV-2); the patient is advised at once. */
export async function POST(
  req: AuthenticatedMedusaRequest<DenyCaseType>,
  res: MedusaResponse<CaseDecided>
): Promise<void> {
  const { result } = await denyCaseWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      ip: ipv4Of(clientAddress(req)),
      ...req.validatedBody,
    },
  })
  res.json({
    case: { id: result.case_id, state: result.state },
    decision: { id: result.decision_id },
  })
}
