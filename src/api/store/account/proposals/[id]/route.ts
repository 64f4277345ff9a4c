import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { answerChangeWorkflow } from "../../../../../workflows/clinical-review/answer-change"
import type { AnswerProposalType } from "../../../../contracts/account"
import { requireParam } from "../../../../middlewares/require-param"

/** The patient's word on a change that a clinician suggests (SAF-2). */
export async function POST(
  req: AuthenticatedMedusaRequest<AnswerProposalType>,
  res: MedusaResponse<{ answered: true }>
): Promise<void> {
  await answerChangeWorkflow(req.scope).run({
    input: {
      proposal_id: requireParam(req, "id"),
      customer_id: req.auth_context.actor_id,
      answer: req.validatedBody.answer,
    },
  })
  res.json({ answered: true })
}
