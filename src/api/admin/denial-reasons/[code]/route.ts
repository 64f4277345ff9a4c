import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { saveDenialReasonWorkflow } from "../../../../workflows/clinical-review/save-denial-reason"
import type {
  ChangeDenialReasonType,
  DenialReasonSaved,
} from "../../../contracts/denial-reason"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"
import { denialReasonView } from "../view"

/** Words a reason anew, or takes it out of use; decisions keep the wording they were made with. */
export async function POST(
  req: AuthenticatedMedusaRequest<ChangeDenialReasonType>,
  res: MedusaResponse<DenialReasonSaved>
): Promise<void> {
  const { version, ...wording } = req.validatedBody
  const { result } = await saveDenialReasonWorkflow(req.scope).run({
    input: {
      code: requireParam(req, "code"),
      version,
      wording,
      actor: staffActor(req),
    },
  })
  res.json({ denial_reason: denialReasonView(result) })
}
