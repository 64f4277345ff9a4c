import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readPlan } from "../../../../../workflows/account/plans/read-plans"
import type { AccountPlan } from "../../../../contracts/account-plan"
import { ownPlan } from "../own-plan"

/** One plan with its months, its history and what may be done; 404 for somebody else's. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ plan: AccountPlan }>
): Promise<void> {
  res.json({ plan: await readPlan(req.scope, ownPlan(req)) })
}
