import { forbidden } from "../../../shared/errors"
import { hasPicked, type SupplyFacts } from "./gates"

/** Who makes a check, as the staff module knows them now. */
export type Checker = {
  user_id: string
  name: string
  role: string
  registration_body: string | null
  registration_number: string | null
}

const CLINICAL_ROLES = ["prescriber", "pharmacist", "pharmacy_team"]
const CLINICIANS = ["prescriber", "pharmacist"]

/** A pharmacist on the GPhC register who did not prescribe it (DSP-6). @throws role_required, registration_required */
export function assertMayCheckClinically(
  checker: Checker,
  facts: Pick<SupplyFacts, "case">
): void {
  if (checker.role !== "pharmacist") {
    throw forbidden("role_required", "The clinical check is a pharmacist's")
  }
  if (checker.registration_body !== "GPhC" || !checker.registration_number) {
    throw forbidden(
      "registration_required",
      "The clinical check needs a GPhC registration on record"
    )
  }
  if (checker.user_id === facts.case?.prescriber_user_id) {
    throw forbidden(
      "role_required",
      "The clinical check is made by somebody other than the prescriber"
    )
  }
}

/** Pharmacist or pharmacy team, but nobody who picked any of it (DSP-6). @throws role_required */
export function assertMayCheckAccuracy(
  checker: Checker,
  facts: Pick<SupplyFacts, "picked_by" | "scanned_by">
): void {
  if (checker.role !== "pharmacist" && checker.role !== "pharmacy_team") {
    throw forbidden("role_required", "The accuracy check is the pharmacy's")
  }
  if (hasPicked(facts, checker.user_id)) {
    throw forbidden(
      "role_required",
      "The accuracy check is made by somebody other than the picker"
    )
  }
}

/** Any clinical role may stop a supply (PLT-3). @throws role_required */
export function assertMayHold(checker: Pick<Checker, "role">): void {
  if (!CLINICAL_ROLES.includes(checker.role)) {
    throw forbidden("role_required", "A hold is opened by a clinical role")
  }
}

/** Only a clinician lets a stopped supply go on (SAF-7). @throws role_required */
export function assertMayReleaseHold(checker: Pick<Checker, "role">): void {
  if (!CLINICIANS.includes(checker.role)) {
    throw forbidden("role_required", "A hold is released by a clinician")
  }
}
