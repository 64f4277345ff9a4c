import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { claimConsultationWorkflow } from "../../../../../workflows/consultation/claim-consultation"
import { readConsultation } from "../../../../../workflows/consultation/read-consultation"
import type { ConsultationResponse } from "../../../../contracts/consultation"
import { requireParam } from "../../../../middlewares/require-param"
import { deviceOf } from "../../device"
import { tokenHashOf } from "../../holder"
import { consultationView } from "../../view"

/** Hands a guest's consultation over to the signed-in customer. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<ConsultationResponse>
): Promise<void> {
  const consultation_id = requireParam(req, "id")
  const customer_id = req.auth_context.actor_id
  await claimConsultationWorkflow(req.scope).run({
    input: {
      consultation_id,
      customer_id,
      token_hash: tokenHashOf(req) ?? null,
      device: deviceOf(req),
    },
  })
  const detail = await readConsultation(req.scope, consultation_id, {
    customer_id,
  })
  res.json({ consultation: consultationView(detail) })
}
