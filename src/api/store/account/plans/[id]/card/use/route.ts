import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { useCardWorkflow } from "../../../../../../../workflows/account/plans/use-card"
import { readPlan } from "../../../../../../../workflows/account/plans/read-plans"
import type {
  AccountPlan,
  UseCardType,
} from "../../../../../../contracts/account-plan"
import { ownPlan } from "../../../own-plan"

/** Lets a card that was saved at the payment provider be the plan's, and charges what could not be paid. */
export async function POST(
  req: AuthenticatedMedusaRequest<UseCardType>,
  res: MedusaResponse<{ plan: AccountPlan }>
): Promise<void> {
  const own = ownPlan(req)
  await useCardWorkflow(req.scope).run({
    input: { ...own, ...req.validatedBody },
  })
  res.json({ plan: await readPlan(req.scope, own) })
}
