import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { openHealthReportWorkflow } from "../../../../workflows/messaging/open-health-report"
import { readOwnHealthReports } from "../../../../workflows/messaging/read-health-reports"
import type { PageQueryType } from "../../../contracts/account"
import type {
  AccountHealthReports,
  HealthReportTaken,
  ReportHealthType,
} from "../../../contracts/health-report"

/** What the signed-in patient told us of their health, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PageQueryType>,
  res: MedusaResponse<AccountHealthReports>
): Promise<void> {
  res.json(
    await readOwnHealthReports(
      req.scope,
      req.auth_context.actor_id,
      req.validatedQuery as PageQueryType
    )
  )
}

/** Takes a report; all supply of the patient is stopped before this answers (SAF-17). */
export async function POST(
  req: AuthenticatedMedusaRequest<ReportHealthType>,
  res: MedusaResponse<HealthReportTaken>
): Promise<void> {
  const { yellow_card_reported, severity, ...report } = req.validatedBody
  const { result } = await openHealthReportWorkflow(req.scope).run({
    input: {
      ...report,
      severity: severity ?? null,
      yellow_card_by_patient: yellow_card_reported,
      actor: { type: "patient", id: req.auth_context.actor_id },
    },
  })
  res.status(201).json({ report: result })
}
