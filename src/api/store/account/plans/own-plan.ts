import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { requireParam } from "../../../middlewares/require-param"

/** The plan of a request, and whose it has to be. */
export const ownPlan = (req: AuthenticatedMedusaRequest) => ({
  plan_id: requireParam(req, "id"),
  customer_id: req.auth_context.actor_id,
})
