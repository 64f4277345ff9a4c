import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { closeHealthReportWorkflow } from "../../../../../workflows/messaging/close-health-report"
import { readHealthReport } from "../../../../../workflows/messaging/read-health-reports"
import type {
  CloseHealthReportType,
  HealthReportResponse,
} from "../../../../contracts/health-report"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Ends a report with a clinician's note, with or without letting supply go on; 409 when somebody else has. */
export async function POST(
  req: MedusaRequest<CloseHealthReportType>,
  res: MedusaResponse<HealthReportResponse>
): Promise<void> {
  const { note, yellow_card_reference, release_stop } = req.validatedBody
  const actor = staffActor(req)
  const { result } = await closeHealthReportWorkflow(req.scope).run({
    input: {
      report_id: requireParam(req, "id"),
      note,
      yellow_card_reference: yellow_card_reference ?? null,
      release_stop,
      actor,
    },
  })
  res.json({ report: await readHealthReport(req.scope, result.id, actor) })
}
