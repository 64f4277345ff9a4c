import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { runView } from "../../../../workflows/billing/read-reconciliation"
import { startReconciliation } from "../../../../workflows/billing/reconcile-books"
import type { ReconciliationView } from "../../../contracts/reconciliation"
import { staffActor } from "../../../middlewares/staff-request"

/** Begins a comparison, or gives the one that goes on. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ run: ReconciliationView }>
): Promise<void> {
  const run = await startReconciliation(req.scope, staffActor(req))
  res.json({ run: runView(run) })
}
