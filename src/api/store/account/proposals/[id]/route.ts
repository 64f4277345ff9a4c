import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { answerChangeWorkflow } from "../../../../../workflows/clinical-review/answer-change"
import type {
  AnswerProposalType,
  ProposalAnswered,
} from "../../../../contracts/account"
import { requireParam } from "../../../../middlewares/require-param"

/** The patient's word on a change that a clinician suggests (SAF-2); a dearer one is accepted once it is paid, a plan's with its payments. */
export async function POST(
  req: AuthenticatedMedusaRequest<AnswerProposalType>,
  res: MedusaResponse<ProposalAnswered>
): Promise<void> {
  const { result } = await answerChangeWorkflow(req.scope).run({
    input: {
      proposal_id: requireParam(req, "id"),
      customer_id: req.auth_context.actor_id,
      answer: req.validatedBody.answer,
      mandate_hash: req.validatedBody.mandate_hash,
    },
  })
  res.json({ answered: true, order_id: result.order_id })
}
