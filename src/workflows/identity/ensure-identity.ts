import type { MedusaContainer } from "@medusajs/framework/types"
import { IDENTITY_MODULE } from "../../modules/identity"
import type IdentityModuleService from "../../modules/identity/service"
import { PATIENT_MODULE } from "../../modules/patient"
import { isIdentityValid } from "../../modules/patient/domain/identity-validity"
import type { PatientRow } from "../../modules/patient/person"
import type PatientModuleService from "../../modules/patient/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { applyIdentity, type IdentityApplied } from "./apply-identity"

export type EnsureIdentityInput = {
  patient_id: string
  case_id: string | null
  order_id: string | null
  /** Names the occasion; a waiting case hears of it once. */
  key: string
}

/**
 * Sees to it that a patient's present data are proved: what stands is told to
 * the waiting cases, else a check is written, one for all of them (IDV-1,
 * IDV-4). Repeatable.
 */
export async function ensureIdentity(
  container: MedusaContainer,
  { patient_id, case_id, order_id, key }: EnsureIdentityInput
): Promise<IdentityApplied> {
  const patients = container.resolve<PatientModuleService>(PATIENT_MODULE)
  const { row, subject_index } = await patients.readSubject(patient_id)
  const now = clock.now()
  const event = standing(row, now)
  if (event) {
    return applyIdentity(container, { patient_id, event, key })
  }
  const check = await container
    .resolve<IdentityModuleService>(IDENTITY_MODULE)
    .ensureCheck({ patient_id, subject_index, case_id, order_id }, now)
  await patients.recordIdentity(
    patient_id,
    { status: "pending", reference: check.reference, subject_index },
    systemActor("identity"),
    now
  )
  return { case_ids: [] }
}

/** What is known already; null when a check has to tell. */
function standing(
  patient: PatientRow,
  now: Date
): "pass" | "fail" | "refer" | null {
  if (isIdentityValid(patient, now)) {
    // Verified meanwhile, by the check of another case.
    return "pass"
  }
  if (patient.identity_status === "deceased") {
    return "fail"
  }
  // Documents are asked for already; another automatic check adds nothing.
  return patient.identity_status === "action_required" ? "refer" : null
}
