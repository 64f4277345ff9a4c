import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readRenewals } from "../../../../workflows/account/renewals/read-renewals"
import type { AccountRenewalCard } from "../../../contracts/renewal"

/** What the signed-in person can order again, and what not any more (REN-1, REN-4, REN-5). */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ renewals: AccountRenewalCard[] }>
): Promise<void> {
  res.json({
    renewals: await readRenewals(req.scope, req.auth_context.actor_id),
  })
}
