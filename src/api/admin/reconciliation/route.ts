import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readReconciliation } from "../../../workflows/billing/read-reconciliation"
import type { ReconciliationSummary } from "../../contracts/reconciliation"

/** How the last comparison of Stripe's books with ours went. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<ReconciliationSummary>
): Promise<void> {
  res.json(await readReconciliation(req.scope))
}
