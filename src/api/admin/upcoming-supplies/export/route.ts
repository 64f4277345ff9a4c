import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { exportUpcoming } from "../../../../workflows/treatment-plan/read-upcoming"
import type { ExportUpcomingType } from "../../../contracts/plan"

/** The same days as a file for a spreadsheet (DSP-4). */
export async function GET(
  req: MedusaRequest<unknown, ExportUpcomingType>,
  res: MedusaResponse
): Promise<void> {
  const range = req.validatedQuery as ExportUpcomingType
  const { name, text } = await exportUpcoming(req.scope, range)
  res
    .status(200)
    .set({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    })
    .end(text)
}
