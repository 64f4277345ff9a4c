import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readOrder } from "../../../../../workflows/account/read-orders"
import type { AccountOrder } from "../../../../contracts/account"
import { requireParam } from "../../../../middlewares/require-param"

/** One order with its treatments and their timeline; 404 for somebody else's. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ order: AccountOrder }>
): Promise<void> {
  const order = await readOrder(
    req.scope,
    req.auth_context.actor_id,
    requireParam(req, "id")
  )
  res.json({ order })
}
