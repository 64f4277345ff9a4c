import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { changePlanWorkflow } from "../../../../../../workflows/account/plans/change-plan"
import { readPlan } from "../../../../../../workflows/account/plans/read-plans"
import type {
  AccountPlan,
  SkipMonthType,
} from "../../../../../contracts/account-plan"
import { ownPlan } from "../../own-plan"

/** Leaves the next month out, within the clinical limits (W7). */
export async function POST(
  req: AuthenticatedMedusaRequest<SkipMonthType>,
  res: MedusaResponse<{ plan: AccountPlan }>
): Promise<void> {
  const own = ownPlan(req)
  await changePlanWorkflow(req.scope).run({
    input: { ...own, ...req.validatedBody, change: "skip" },
  })
  res.json({ plan: await readPlan(req.scope, own) })
}
