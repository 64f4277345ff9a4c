import type { MedusaContainer } from "@medusajs/framework/types"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"

/** The practice that a patient lets us write to, as of now; null without consent or a GP (SAF-5). */
export async function readPracticeToTell(
  container: MedusaContainer,
  patientId: string
): Promise<string | null> {
  const patient = await container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .retrievePatient(patientId)
  return patient.gp_answer === "practice" ? patient.gp_practice_code : null
}
