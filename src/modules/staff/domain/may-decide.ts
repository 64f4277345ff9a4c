import { forbidden, notAllowed } from "../../../shared/errors"
import { isRegistrationNumber, type RegistrationBody } from "./registration"
import { REGISTERS_OF_ROLE, type StaffRole } from "./roles"

/** Who would decide. */
export type Decider = {
  user_id: string
  email: string
  role: StaffRole
  registration_body: RegistrationBody | null
  registration_number: string | null
  suspended_at: Date | string | null
  /** Handles of the categories they decide in; null means all of their class. */
  scope: readonly string[] | null
  /** Why their registration is not good today (see lapseOf). */
  lapsed: string | null
}

/** About what, and about whom. */
export type DecisionAsked = {
  /** prescribe: POM; pharmacist_approval: P; process: GSL and devices; the checks: at dispensing. */
  kind:
    | "prescribe"
    | "pharmacist_approval"
    | "process"
    | "identity"
    | "clinical_check"
    | "accuracy_check"
    | "waive_letter"
    | "evidence"
    | "release"
    | "health_report"
  patient_email: string
  /** Of the case that it is about; null where it is about none. */
  category_handle: string | null
}

const ROLES_OF_KIND: Record<DecisionAsked["kind"], readonly StaffRole[]> = {
  prescribe: ["prescriber"],
  pharmacist_approval: ["pharmacist"],
  process: ["pharmacy_team", "pharmacist"],
  identity: ["prescriber", "pharmacist", "pharmacy_team"],
  clinical_check: ["pharmacist"],
  accuracy_check: ["pharmacist", "pharmacy_team"],
  waive_letter: ["prescriber", "pharmacist"],
  // What is seen or heard of a patient is judged by a clinician.
  evidence: ["prescriber", "pharmacist"],
  // A stop or hold let go, an authority resumed or revoked.
  release: ["prescriber", "pharmacist"],
  health_report: ["prescriber", "pharmacist"],
}

/** A mailbox's identity: case and "+tag" don't make another person. */
const mailbox = (email: string): string =>
  email
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, "@")

/**
 * REV-5: only the right role with a registration number of valid form decides,
 * and nobody decides for themselves. R-35: neither outside their scope nor with
 * a lapsed check of register or indemnity.
 * @throws role_required, registration_required, registration_lapsed,
 * outside_scope, not_eligible
 */
export function assertMayDecide(staff: Decider, asked: DecisionAsked): void {
  const roles = ROLES_OF_KIND[asked.kind]
  if (staff.suspended_at || !roles.includes(staff.role)) {
    throw forbidden(
      "role_required",
      `"${asked.kind}" needs one of these roles: ${roles.join(", ")}`
    )
  }
  const registers = REGISTERS_OF_ROLE[staff.role]
  if (registers && !hasRegistration(staff, registers)) {
    throw forbidden(
      "registration_required",
      `"${asked.kind}" needs a valid registration number (${registers.join(", ")})`
    )
  }
  assertStanding(staff, asked)
  assertNotForThemselves(staff.email, [asked.patient_email])
}

function assertStanding(staff: Decider, asked: DecisionAsked): void {
  if (staff.lapsed !== null) {
    throw forbidden(
      "registration_lapsed",
      `"${asked.kind}" is refused: ${staff.lapsed}`
    )
  }
  const { category_handle: category } = asked
  if (staff.scope && category !== null && !staff.scope.includes(category)) {
    throw forbidden(
      "outside_scope",
      `"${asked.kind}" in ${category} is outside the scope of ${staff.user_id}: ${staff.scope.join(", ")}`
    )
  }
}

/**
 * REV-5: nobody decides, checks or dispenses for themselves.
 * @param patientEmails under which the patient is known
 * @throws not_eligible
 */
export function assertNotForThemselves(
  staffEmail: string,
  patientEmails: string[]
): void {
  if (patientEmails.map(mailbox).includes(mailbox(staffEmail))) {
    throw notAllowed("not_eligible", "Nobody acts on their own medicine")
  }
}

function hasRegistration(
  staff: Decider,
  registers: readonly RegistrationBody[]
): boolean {
  const { registration_body: body, registration_number: number } = staff
  return (
    body !== null &&
    number !== null &&
    registers.includes(body) &&
    isRegistrationNumber(body, number)
  )
}
