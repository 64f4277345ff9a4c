import type { MedusaContainer } from "@medusajs/framework/types"
import {
  differs,
  type Measurements,
} from "../../modules/clinical-review/domain/measurements"
import type {
  CaseRecord,
  DecisionInput,
} from "../../modules/clinical-review/types"
import { assertMayDecide } from "../../modules/staff/domain/may-decide"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { assertNotOwnMedicine } from "../staff/own-medicine"
import { staffOfDecision } from "./entitled-decider"
import { loadDecider } from "./review-facts"
import { casesOf, consultationsOf, patientsOf } from "./services"

/**
 * Who records or withdraws a proof: a prescriber or pharmacist, registered, in
 * scope, and neither the patient nor a linked person. The pharmacy team doesn't:
 * what was seen or heard is judged by who saw or heard it.
 * @throws role_required, registration_required, registration_lapsed,
 * outside_scope, not_eligible
 */
export async function entitledToEvidence(
  container: MedusaContainer,
  record: CaseRecord,
  actor: Actor
): Promise<DecisionInput["staff"]> {
  const { staff, decider } = await loadDecider(container, actor.id)
  const { email } = await patientsOf(container).retrievePatient(
    record.patient_id
  )
  assertMayDecide(decider, {
    kind: "evidence",
    patient_email: email,
    category_handle: record.category_handle,
  })
  await assertNotOwnMedicine(container, {
    user_id: actor.id,
    patient_id: record.patient_id,
  })
  return staffOfDecision(staff)
}

/** Height and weight as the patient declared them for a case; null where it asked for none. */
export const readDeclared = async (
  container: MedusaContainer,
  { consultation_id }: CaseRecord
): Promise<Measurements | null> =>
  consultation_id
    ? consultationsOf(container).declaredMeasurements(consultation_id)
    : null

/**
 * Flags a case whose patient declared another body than the one that was last
 * verified. For cases that come after the proof; repeatable.
 */
export async function flagMeasurements(
  container: MedusaContainer,
  record: CaseRecord
): Promise<void> {
  const newest = await casesOf(container).lastMeasurements(record.patient_id)
  const declared = newest && (await readDeclared(container, record))
  if (newest && declared && differs(declared, newest)) {
    await casesOf(container).raiseFlag(
      { case_id: record.id, kind: "measurement_differs", subject: newest.id },
      clock.now()
    )
  }
}
