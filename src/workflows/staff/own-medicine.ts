import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"
import {
  assertMayDecide,
  assertNotForThemselves,
  type DecisionAsked,
} from "../../modules/staff/domain/may-decide"
import { loadDecider } from "../clinical-review/review-facts"

/**
 * Nobody dispenses their own medicine (REV-5): the member of staff is not the
 * patient, by the address of their profile or of their customer account.
 * @throws not_eligible
 */
export async function assertNotOwnMedicine(
  container: MedusaContainer,
  about: { user_id: string; patient_id: string }
): Promise<void> {
  const user = await container
    .resolve(Modules.USER)
    .retrieveUser(about.user_id, { select: ["id", "email"] })
  const patient = await container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .retrievePatient(about.patient_id)
  const [customer] = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id: patient.customer_id }, { select: ["id", "email"] })
  assertNotForThemselves(user.email, [
    patient.email,
    ...(customer ? [customer.email] : []),
  ])
}

/**
 * A check, a waiver or an identity: the right role with its registration, not suspended,
 * and never about one's own medicine (REV-5, DSP-6, TRG-5).
 * @throws role_required, registration_required, not_eligible
 */
export async function assertMayJudge(
  container: MedusaContainer,
  kind: Extract<
    DecisionAsked["kind"],
    "clinical_check" | "accuracy_check" | "waive_letter" | "identity"
  >,
  about: { user_id: string; patient_id: string; category_handle: string | null }
): Promise<void> {
  const { decider } = await loadDecider(container, about.user_id)
  const patient = await container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .retrievePatient(about.patient_id)
  assertMayDecide(decider, {
    kind,
    patient_email: patient.email,
    category_handle: about.category_handle,
  })
  await assertNotOwnMedicine(container, about)
}
