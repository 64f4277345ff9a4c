import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { changePlanAddressWorkflow } from "../../../../../../workflows/account/plans/change-address"
import { readPlan } from "../../../../../../workflows/account/plans/read-plans"
import type { AccountPlan } from "../../../../../contracts/account-plan"
import type { SetDeliveryAddressType } from "../../../../../contracts/basket"
import { ownPlan } from "../../own-plan"

/** Has the parcels that are still to come sent elsewhere. */
export async function POST(
  req: AuthenticatedMedusaRequest<SetDeliveryAddressType>,
  res: MedusaResponse<{ plan: AccountPlan }>
): Promise<void> {
  const own = ownPlan(req)
  await changePlanAddressWorkflow(req.scope).run({
    input: { ...own, ...req.validatedBody },
  })
  res.json({ plan: await readPlan(req.scope, own) })
}
