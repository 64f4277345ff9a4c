import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { changeInvitationWorkflow } from "../../../../../../workflows/staff/change-invitation"
import type { InvitationResponse } from "../../../../../contracts/staff-access"
import { requireParam } from "../../../../../middlewares/require-param"
import { staffActor } from "../../../../../middlewares/staff-request"

export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<InvitationResponse>
): Promise<void> {
  const { result } = await changeInvitationWorkflow(req.scope).run({
    input: {
      id: requireParam(req, "id"),
      change: "resend",
      actor: staffActor(req),
    },
  })
  res.json({ invitation: { id: result.id } })
}
