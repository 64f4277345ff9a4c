import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { prescribingOf } from "../../../workflows/prescribing/build-content"
import { moveAuthorityWorkflow } from "../../../workflows/prescribing/move-authority"
import type {
  AuthorityReasonType,
  AuthorityResponse,
} from "../../contracts/prescription"
import { requireParam } from "../../middlewares/require-param"
import { staffActor } from "../../middlewares/staff-request"

/** Moves the authority and answers with how it stands now. */
export async function replyWithAuthority(
  req: MedusaRequest<AuthorityReasonType>,
  res: MedusaResponse<AuthorityResponse>,
  event: "suspend" | "resume" | "revoke"
): Promise<void> {
  const prescription_id = requireParam(req, "id")
  const { reason } = req.validatedBody
  await moveAuthorityWorkflow(req.scope).run({
    input: { prescription_id, event, reason, actor: staffActor(req) },
  })
  const { id, authority } = await prescribingOf(req.scope).retrievePrescription(
    prescription_id,
    { select: ["id", "authority"] }
  )
  res.json({ prescription: { id, authority } })
}
