import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { listOwnConsultations } from "../../../../workflows/consultation/read-consultation"
import type { ConsultationListResponse } from "../../../contracts/consultation"
import { consultationSummary } from "../../consultations/view"

/** The signed-in customer's consultations, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<ConsultationListResponse>
): Promise<void> {
  const own = await listOwnConsultations(req.scope, req.auth_context.actor_id)
  res.json({ consultations: own.map(consultationSummary) })
}
