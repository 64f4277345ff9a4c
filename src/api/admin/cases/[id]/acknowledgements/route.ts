import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { acknowledgeCaseWorkflow } from "../../../../../workflows/clinical-review/acknowledge-case"
import type {
  AcknowledgeCaseType,
  CaseAcknowledged,
} from "../../../../contracts/case-comparison"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** "I have read this": a warning of a case that its holder acknowledges before approving. */
export async function POST(
  req: AuthenticatedMedusaRequest<AcknowledgeCaseType>,
  res: MedusaResponse<CaseAcknowledged>
): Promise<void> {
  const { result } = await acknowledgeCaseWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      kind: req.validatedBody.kind,
      subject: req.validatedBody.subject,
      actor: staffActor(req),
    },
  })
  res.json({ acknowledgement: result })
}
