import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { replayDraft } from "../../../../../workflows/forms/read-draft"
import type {
  ReplayDraftResponse,
  ReplayDraftType,
} from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Which of the newest consultations the draft would judge otherwise; put on record. */
export async function POST(
  req: AuthenticatedMedusaRequest<ReplayDraftType>,
  res: MedusaResponse<ReplayDraftResponse>
): Promise<void> {
  const { replayed, changed } = await replayDraft(req.scope, {
    id: requireParam(req, "id"),
    limit: req.validatedBody.limit,
    actor: staffActor(req),
  })
  res.json({
    replayed,
    changed: changed.map((row) => ({
      ...row,
      submitted_at: row.submitted_at.toISOString(),
    })),
  })
}
