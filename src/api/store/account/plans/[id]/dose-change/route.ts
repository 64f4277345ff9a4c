import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readPlan } from "../../../../../../workflows/account/plans/read-plans"
import { answerDoseChangeWorkflow } from "../../../../../../workflows/dose-change/answer-dose-change"
import type { AccountPlan } from "../../../../../contracts/account-plan"
import type { AnswerDoseChangeType } from "../../../../../contracts/dose-change"
import { ownPlan } from "../../own-plan"

/** Accepts another strength for the months that haven't begun, with what is agreed to, or keeps the present one (SAF-18). */
export async function POST(
  req: AuthenticatedMedusaRequest<AnswerDoseChangeType>,
  res: MedusaResponse<{ plan: AccountPlan }>
): Promise<void> {
  const own = ownPlan(req)
  const { dose_change_id, answer, mandate_hash } = req.validatedBody
  await answerDoseChangeWorkflow(req.scope).run({
    input: {
      ...own,
      dose_change_id,
      answer,
      mandate_hash: mandate_hash ?? null,
    },
  })
  res.json({ plan: await readPlan(req.scope, own) })
}
