import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openHealthReportWorkflow } from "../../../workflows/messaging/open-health-report"
import { readHealthReports } from "../../../workflows/messaging/read-health-reports"
import type {
  HealthReportList,
  HealthReportTaken,
  ListHealthReportsType,
  RecordHealthReportType,
} from "../../contracts/health-report"
import { staffActor } from "../../middlewares/staff-request"

/** Reports, the open ones first. */
export async function GET(
  req: MedusaRequest<unknown, ListHealthReportsType>,
  res: MedusaResponse<HealthReportList>
): Promise<void> {
  const { state, patient_id, limit, offset } = req.validatedQuery
  const page = await readHealthReports(req.scope, {
    state,
    patient_id,
    limit,
    offset,
  })
  res.json({ ...page, limit, offset })
}

/** Takes what staff heard of a patient's health; the patient's supply is stopped before this answers (SAF-17). */
export async function POST(
  req: MedusaRequest<RecordHealthReportType>,
  res: MedusaResponse<HealthReportTaken>
): Promise<void> {
  const { yellow_card_reported, severity, ...report } = req.validatedBody
  const { result } = await openHealthReportWorkflow(req.scope).run({
    input: {
      ...report,
      severity: severity ?? null,
      yellow_card_by_patient: yellow_card_reported,
      actor: staffActor(req),
    },
  })
  res.status(201).json({ report: result })
}
