import type { MedusaContainer } from "@medusajs/framework/types"
import { PATIENT_MODULE } from "../../modules/patient"
import {
  assertAdult,
  missingForPayment,
} from "../../modules/patient/domain/profile"
import type PatientModuleService from "../../modules/patient/service"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"

/**
 * Whether a customer may order: a profile with an answer about the GP, 18 or
 * over, and an address that was verified (PAY-1, SAF-5).
 * @throws not_eligible or contact_not_verified, naming the parts that lack
 */
export async function assertProfileComplete(
  container: MedusaContainer,
  customerId: string
): Promise<void> {
  const found = await container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .findByCustomer(customerId)
  if (!found) {
    throw notAllowed("not_eligible", "The profile is missing: profile")
  }
  assertAdult(found.person.date_of_birth, clock.now())
  const missing = missingForPayment(found.row)
  if (missing.length > 0) {
    throw notAllowed(
      missing.includes("email_verification")
        ? "contact_not_verified"
        : "not_eligible",
      `The profile is not complete: ${missing.join(", ")}`
    )
  }
}
