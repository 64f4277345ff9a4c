import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { changePlanWorkflow } from "../../../../../../workflows/account/plans/change-plan"
import { readPlan } from "../../../../../../workflows/account/plans/read-plans"
import type { AccountPlan } from "../../../../../contracts/account-plan"
import { ownPlan } from "../../own-plan"

/** Ends the patient's own pause, and their wish to end the plan. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ plan: AccountPlan }>
): Promise<void> {
  const own = ownPlan(req)
  await changePlanWorkflow(req.scope).run({
    input: { ...own, change: "resume" },
  })
  res.json({ plan: await readPlan(req.scope, own) })
}
