import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { judgeLinkWorkflow } from "../../../../../../workflows/patient/judge-link"
import type {
  JudgeLinkType,
  LinkJudged,
} from "../../../../../contracts/case-linkage"
import { requireParam } from "../../../../../middlewares/require-param"
import { staffActor, staffOf } from "../../../../../middlewares/staff-request"

/** Says that two accounts are one person's, or two persons', or takes it back (SAF-8). */
export async function POST(
  req: AuthenticatedMedusaRequest<JudgeLinkType>,
  res: MedusaResponse<LinkJudged>
): Promise<void> {
  const { user_id, name, role } = staffOf(req)
  const { result } = await judgeLinkWorkflow(req.scope).run({
    input: {
      patient_id: requireParam(req, "id"),
      other_id: requireParam(req, "other"),
      ...req.validatedBody,
      staff: { user_id, name, role },
      actor: staffActor(req),
    },
  })
  res.json({ link: result })
}
