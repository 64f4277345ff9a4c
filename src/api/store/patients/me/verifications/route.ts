import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readOwnPatient } from "../../../../../workflows/patient/read-patient"
import { sendContactCodeWorkflow } from "../../../../../workflows/patient/verify-contact"
import type {
  SendVerificationType,
  VerificationSentResponse,
} from "../../../../contracts/patient"

/** Sends a code to the signed-in patient's own email or phone. */
export async function POST(
  req: AuthenticatedMedusaRequest<SendVerificationType>,
  res: MedusaResponse<VerificationSentResponse>
): Promise<void> {
  const { row } = await readOwnPatient(req.scope, req.auth_context.actor_id)
  await sendContactCodeWorkflow(req.scope).run({
    input: { patient_id: row.id, channel: req.validatedBody.channel },
  })
  res.json({ sent: true })
}
