import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readOwnPatient } from "../../../../workflows/patient/read-patient"
import { savePatientWorkflow } from "../../../../workflows/patient/save-patient"
import type {
  PatientResponse,
  SavePatientType,
} from "../../../contracts/patient"
import { patientView } from "../view"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<PatientResponse>
): Promise<void> {
  const own = await readOwnPatient(req.scope, req.auth_context.actor_id)
  res.json({ patient: patientView(own) })
}

/** Creates or changes the signed-in customer's profile. */
export async function POST(
  req: AuthenticatedMedusaRequest<SavePatientType>,
  res: MedusaResponse<PatientResponse>
): Promise<void> {
  const customer_id = req.auth_context.actor_id
  await savePatientWorkflow(req.scope).run({
    input: { customer_id, profile: req.validatedBody },
  })
  const own = await readOwnPatient(req.scope, customer_id)
  res.json({ patient: patientView(own) })
}
