import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { submitConsultationWorkflow } from "../../../../../workflows/consultation/submit-consultation"
import type {
  ConsultationResponse,
  SubmitConsultationType,
} from "../../../../contracts/consultation"
import { requireParam } from "../../../../middlewares/require-param"
import { deviceOf } from "../../device"
import { holderOf } from "../../holder"
import { consultationView } from "../../view"

/** Hands the answers in; the body has carried both consents (CON-6). */
export async function POST(
  req: MedusaRequest<SubmitConsultationType>,
  res: MedusaResponse<ConsultationResponse>
): Promise<void> {
  const { result } = await submitConsultationWorkflow(req.scope).run({
    input: {
      consultation_id: requireParam(req, "id"),
      holder: holderOf(req),
      device: deviceOf(req),
    },
  })
  res.json({ consultation: consultationView(result) })
}
