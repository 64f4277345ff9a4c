import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { answerCheckInWorkflow } from "../../../../../../workflows/account/plans/answer-check-in"
import type {
  AnswerCheckInType,
  CheckInAnswered,
} from "../../../../../contracts/check-in"
import { ownPlan } from "../../own-plan"

/** Takes what the patient answers before their next month; what worries stops all supply before this answers (SAF-18, SAF-17). */
export async function POST(
  req: AuthenticatedMedusaRequest<AnswerCheckInType>,
  res: MedusaResponse<CheckInAnswered>
): Promise<void> {
  const { result } = await answerCheckInWorkflow(req.scope).run({
    input: { ...ownPlan(req), ...req.validatedBody },
  })
  res.status(201).json({ check_in: result })
}
