import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { askToEndPlanWorkflow } from "../../../../../../workflows/account/plans/ask-to-end-plan"
import { readPlan } from "../../../../../../workflows/account/plans/read-plans"
import type {
  AccountPlan,
  AskToEndType,
} from "../../../../../contracts/account-plan"
import { ownPlan } from "../../own-plan"

/** Asks the team to end the plan; nothing is charged meanwhile (PAY-6). */
export async function POST(
  req: AuthenticatedMedusaRequest<AskToEndType>,
  res: MedusaResponse<{ plan: AccountPlan }>
): Promise<void> {
  const own = ownPlan(req)
  await askToEndPlanWorkflow(req.scope).run({
    input: { ...own, ...req.validatedBody },
  })
  res.json({ plan: await readPlan(req.scope, own) })
}
