import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { regeneratePrescriptionWorkflow } from "../../../../../workflows/prescribing/regenerate-prescription"
import type { RegeneratePrescriptionType } from "../../../../contracts/case"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Withdraws the unsigned prescription of a case and asks for a new one (RX-2). */
export async function POST(
  req: AuthenticatedMedusaRequest<RegeneratePrescriptionType>,
  res: MedusaResponse<{ prescription: { id: string | null } }>
): Promise<void> {
  const { result } = await regeneratePrescriptionWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      reason: req.validatedBody.reason,
    },
  })
  res.json({ prescription: { id: result.prescription_id } })
}
