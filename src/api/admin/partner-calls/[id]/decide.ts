import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { decideCallWorkflow } from "../../../../workflows/partner-gateway/decide-call"
import type { PartnerCallDecided } from "../../../contracts/partner-call"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"

/** Carries out what a member of staff decides about a call that needs a person. */
export async function decide(
  req: MedusaRequest,
  res: MedusaResponse<PartnerCallDecided>,
  event: "retry" | "cancel" | "mark_done",
  note: string | null
): Promise<void> {
  const call_id = requireParam(req, "id")
  const { result } = await decideCallWorkflow(req.scope).run({
    input: { call_id, event, actor: staffActor(req), note },
  })
  res.json({ partner_call: { id: call_id, state: result.state } })
}
