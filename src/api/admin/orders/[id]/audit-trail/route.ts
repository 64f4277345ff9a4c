import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readAuditTrail } from "../../../../../workflows/audit/read-audit-trail"
import type { AuditTrailEntry } from "../../../../contracts/audit"
import { requireParam } from "../../../../middlewares/require-param"

/** Every step of an order with actor and time (DLV-4). */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<{ entries: AuditTrailEntry[] }>
): Promise<void> {
  res.json({
    entries: await readAuditTrail(req.scope, requireParam(req, "id")),
  })
}
