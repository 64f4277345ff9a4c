import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readOwnPatient } from "../../../../../../workflows/patient/read-patient"
import { confirmContactCodeWorkflow } from "../../../../../../workflows/patient/verify-contact"
import type {
  ConfirmVerificationType,
  PatientResponse,
} from "../../../../../contracts/patient"
import { patientView } from "../../../view"

export async function POST(
  req: AuthenticatedMedusaRequest<ConfirmVerificationType>,
  res: MedusaResponse<PatientResponse>
): Promise<void> {
  const customerId = req.auth_context.actor_id
  const { row } = await readOwnPatient(req.scope, customerId)
  await confirmContactCodeWorkflow(req.scope).run({
    input: { patient_id: row.id, ...req.validatedBody },
  })
  const own = await readOwnPatient(req.scope, customerId)
  res.json({ patient: patientView(own) })
}
