import type { MedusaContainer } from "@medusajs/framework/types"
import { staffKindOf } from "../../modules/clinical-review/domain/decision"
import type {
  CaseRecord,
  DecisionInput,
} from "../../modules/clinical-review/types"
import type { PatientRow } from "../../modules/patient/person"
import { assertMayDecide } from "../../modules/staff/domain/may-decide"
import type { StaffRow } from "../../modules/staff/service"
import type { Actor } from "../../shared/actor"
import { assertNotOwnMedicine } from "../staff/own-medicine"
import { loadDecider } from "./review-facts"
import { patientsOf } from "./services"

/**
 * The one who decides a case, whatever they decide: by the role that its class
 * calls for, with a valid registration, and never for themselves or a linked person (REV-4, REV-5).
 * @throws role_required, registration_required, registration_lapsed,
 * outside_scope, not_eligible
 */
export async function entitledDecider(
  container: MedusaContainer,
  record: CaseRecord,
  actor: Actor
): Promise<{ staff: StaffRow; patient: PatientRow }> {
  const { staff, decider } = await loadDecider(container, actor.id)
  const patient = await patientsOf(container).retrievePatient(record.patient_id)
  assertMayDecide(decider, {
    kind: staffKindOf(record.legal_class),
    patient_email: patient.email,
    category_handle: record.category_handle,
  })
  await assertNotOwnMedicine(container, {
    user_id: actor.id,
    patient_id: patient.id,
  })
  return { staff, patient }
}

/** Who they were when they decided, for the record. */
export const staffOfDecision = (staff: StaffRow): DecisionInput["staff"] => ({
  id: staff.id,
  user_id: staff.user_id,
  name: staff.name,
  role: staff.role,
  registration_body: staff.registration_body,
  registration_number: staff.registration_number,
})
