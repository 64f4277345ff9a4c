import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readHealthReport } from "../../../../workflows/messaging/read-health-reports"
import type { HealthReportResponse } from "../../../contracts/health-report"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"

/** A report with what was written; the reading is put on record. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<HealthReportResponse>
): Promise<void> {
  const report = await readHealthReport(
    req.scope,
    requireParam(req, "id"),
    staffActor(req)
  )
  res.json({ report })
}
