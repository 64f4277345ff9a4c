import type { MedusaContainer } from "@medusajs/framework/types"
import { assertMayDecide } from "../../modules/staff/domain/may-decide"
import { loadDecider } from "../clinical-review/review-facts"
import { patientsOf } from "../clinical-review/services"
import { assertNotOwnMedicine } from "./own-medicine"

export type Released = {
  /** Null where it stops nobody in particular. */
  patient_id: string | null
  /** Of the case that it is about; null where it is about none. */
  category_handle: string | null
}

/**
 * Who lets go on what was stopped for a danger judges as who decides: a
 * clinician with a valid registration, in scope, and never for themselves or a
 * linked person (SAF-7, SAF-13, REV-5, R-35).
 * @throws role_required, registration_required, registration_lapsed,
 * outside_scope, not_eligible
 */
export async function assertMayRelease(
  container: MedusaContainer,
  user_id: string,
  { patient_id, category_handle }: Released
): Promise<void> {
  const { decider } = await loadDecider(container, user_id)
  const patient =
    patient_id === null
      ? null
      : await patientsOf(container).retrievePatient(patient_id)
  assertMayDecide(decider, {
    kind: "release",
    patient_email: patient?.email ?? "",
    category_handle,
  })
  if (patient) {
    await assertNotOwnMedicine(container, { user_id, patient_id: patient.id })
  }
}
