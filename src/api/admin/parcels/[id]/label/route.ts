import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readLabel } from "../../../../../workflows/dispensing/label-file"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** The carrier's label as a PDF for printing. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const id = requireParam(req, "id")
  const { filename, pdf } = await readLabel(req.scope, id, staffActor(req))
  res.setHeader("Content-Type", "application/pdf")
  res.setHeader("Content-Disposition", `inline; filename="${filename}"`)
  res.setHeader("Cache-Control", "no-store")
  res.setHeader("X-Content-Type-Options", "nosniff")
  res.send(pdf)
}
