import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { decideCallWorkflow } from "../../../../../workflows/partner-gateway/decide-call"
import type { MarkPartnerCallDoneType } from "../../../../contracts/partner-call"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

export async function POST(
  req: AuthenticatedMedusaRequest<MarkPartnerCallDoneType>,
  res: MedusaResponse<{ partner_call: { id: string; state: string } }>
): Promise<void> {
  const id = requireParam(req, "id")
  const { result } = await decideCallWorkflow(req.scope).run({
    input: {
      call_id: id,
      event: "mark_done",
      actor: staffActor(req),
      note: req.validatedBody.note,
    },
  })
  res.json({ partner_call: { id, state: result.state } })
}
