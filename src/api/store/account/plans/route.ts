import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readPlanCards } from "../../../../workflows/account/plans/read-plans"
import type { PageQueryType } from "../../../contracts/account"
import type { AccountPlanCard } from "../../../contracts/account-plan"

/** The signed-in person's plans, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PageQueryType>,
  res: MedusaResponse<{ plans: AccountPlanCard[]; count: number }>
): Promise<void> {
  res.json(
    await readPlanCards(
      req.scope,
      req.auth_context.actor_id,
      req.validatedQuery as PageQueryType
    )
  )
}
