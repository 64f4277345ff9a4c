import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"
import {
  assertMayDecide,
  assertNotForThemselves,
  type DecisionAsked,
} from "../../modules/staff/domain/may-decide"
import { notFound } from "../../shared/errors"
import { loadDecider } from "../clinical-review/review-facts"
import { clusterIds } from "../patient/linked-persons"

/**
 * Nobody decides about or dispenses their own medicine, or a linked person's
 * (REV-5): the member of staff is none of the accounts that are possibly the
 * patient's, by the address of the profile or of the customer account.
 * @throws not_eligible
 */
export async function assertNotOwnMedicine(
  container: MedusaContainer,
  about: { user_id: string; patient_id: string }
): Promise<void> {
  const user = await container
    .resolve(Modules.USER)
    .retrieveUser(about.user_id, { select: ["id", "email"] })
  const patients = await container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .listPatients(
      { id: await clusterIds(container, about.patient_id) },
      { select: ["id", "email", "customer_id"] }
    )
  if (!patients.some(({ id }) => id === about.patient_id)) {
    throw notFound("Patient", about.patient_id)
  }
  const customers = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers(
      { id: patients.map(({ customer_id }) => customer_id) },
      { select: ["id", "email"], take: patients.length }
    )
  assertNotForThemselves(
    user.email,
    [...patients, ...customers].map(({ email }) => email)
  )
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
    | "clinical_check"
    | "accuracy_check"
    | "waive_letter"
    | "identity"
    | "health_report"
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
