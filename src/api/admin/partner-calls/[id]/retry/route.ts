import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { decideCallWorkflow } from "../../../../../workflows/partner-gateway/decide-call"
import type { DecidePartnerCallType } from "../../../../contracts/partner-call"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

export async function POST(
  req: AuthenticatedMedusaRequest<DecidePartnerCallType>,
  res: MedusaResponse<{ partner_call: { id: string; state: string } }>
): Promise<void> {
  const id = requireParam(req, "id")
  const { result } = await decideCallWorkflow(req.scope).run({
    input: {
      call_id: id,
      event: "retry",
      actor: staffActor(req),
      note: req.validatedBody.note ?? null,
    },
  })
  res.json({ partner_call: { id, state: result.state } })
}
