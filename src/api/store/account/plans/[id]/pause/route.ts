import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { changePlanWorkflow } from "../../../../../../workflows/account/plans/change-plan"
import { readPlan } from "../../../../../../workflows/account/plans/read-plans"
import type { AccountPlan } from "../../../../../contracts/account-plan"
import { ownPlan } from "../../own-plan"

/** Lets the plan stand still until the patient wants it to go on. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ plan: AccountPlan }>
): Promise<void> {
  const own = ownPlan(req)
  await changePlanWorkflow(req.scope).run({
    input: { ...own, change: "pause" },
  })
  res.json({ plan: await readPlan(req.scope, own) })
}
