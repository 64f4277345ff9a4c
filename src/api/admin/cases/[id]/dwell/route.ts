import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { reportReadingWorkflow } from "../../../../../workflows/clinical-review/report-reading"
import type {
  ReadingReported,
  ReportReadingType,
} from "../../../../contracts/case-evidence"
import { requireParam } from "../../../../middlewares/require-param"
import { staffOf } from "../../../../middlewares/staff-request"

/** Which sections the reader had before them so far; the same report twice changes nothing. */
export async function POST(
  req: AuthenticatedMedusaRequest<ReportReadingType>,
  res: MedusaResponse<ReadingReported>
): Promise<void> {
  const { result } = await reportReadingWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      user_id: staffOf(req).user_id,
      session: req.validatedBody.session,
      sections: req.validatedBody.sections,
    },
  })
  res.json({ reading: result })
}
