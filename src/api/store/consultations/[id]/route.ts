import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readConsultation } from "../../../../workflows/consultation/read-consultation"
import type { ConsultationResponse } from "../../../contracts/consultation"
import { requireParam } from "../../../middlewares/require-param"
import { holderOf } from "../holder"
import { consultationView } from "../view"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<ConsultationResponse>
): Promise<void> {
  const detail = await readConsultation(
    req.scope,
    requireParam(req, "id"),
    holderOf(req)
  )
  res.json({ consultation: consultationView(detail) })
}
