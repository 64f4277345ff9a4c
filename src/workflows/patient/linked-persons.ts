import type { MedusaContainer } from "@medusajs/framework/types"
import { PATIENT_MODULE } from "../../modules/patient"
import type { LinkedPerson } from "../../modules/patient/link-search"
import type PatientModuleService from "../../modules/patient/service"

/**
 * The accounts that are possibly this person's (SAF-8, R-40), with what speaks
 * for it, the strongest first; at most 50. Clinicians' verdicts count. Worked
 * out at each call by a bounded number of indexed queries.
 */
export async function linkedPersons(
  container: MedusaContainer,
  patient_id: string
): Promise<LinkedPerson[]> {
  return container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .findLinked(patient_id)
}

/** The ids of a person's accounts: this one first, then the linked ones. */
export async function clusterIds(
  container: MedusaContainer,
  patient_id: string
): Promise<string[]> {
  const linked = await linkedPersons(container, patient_id)
  return [patient_id, ...linked.map((one) => one.patient_id)]
}

/** How many accounts are possibly the person's, with what speaks most for it; null for none. */
export function samePersonOf(
  linked: readonly LinkedPerson[]
): { accounts: number; reason: string } | null {
  const [strongest] = linked
    .flatMap(({ reasons }) => reasons)
    .sort((a, b) => b.strength - a.strength)
  return linked.length === 0
    ? null
    : { accounts: linked.length, reason: strongest?.kind ?? "judged" }
}
