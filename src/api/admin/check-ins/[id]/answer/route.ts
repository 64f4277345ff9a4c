import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { takeCheckInWorkflow } from "../../../../../workflows/clinical-review/take-check-in"
import type {
  AnswerCheckInType,
  CheckInAnswered,
} from "../../../../contracts/check-in"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Takes what a patient answers by phone before their next month; what worries stops all supply before this answers (SAF-18, SAF-17). */
export async function POST(
  req: AuthenticatedMedusaRequest<AnswerCheckInType>,
  res: MedusaResponse<CheckInAnswered>
): Promise<void> {
  const { result } = await takeCheckInWorkflow(req.scope).run({
    input: {
      check_in_id: requireParam(req, "id"),
      actor: staffActor(req),
      ...req.validatedBody,
    },
  })
  res.status(201).json({ check_in: result })
}
