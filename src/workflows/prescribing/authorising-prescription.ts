import type { MedusaContainer } from "@medusajs/framework/types"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type { AuthorityState } from "../../modules/prescribing/domain/authority-state-machine"
import type PrescribingModuleService from "../../modules/prescribing/service"
import type { PrescriptionRecord } from "../../modules/prescribing/types"

/** A used-up one has authorised what was supplied, a suspended one may do so again; a revoked one never did (RX-3, R-15). */
const AUTHORISING: AuthorityState[] = ["active", "suspended", "exhausted"]

/**
 * The prescription on which a case is supplied: signed, and its authority
 * stands or was used up. Null before it is signed, and when it was revoked.
 */
export async function authorisingPrescription(
  container: MedusaContainer,
  caseId: string
): Promise<PrescriptionRecord | null> {
  const [record] = await container
    .resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
    .listPrescriptions(
      { case_id: caseId, state: "signed", authority: AUTHORISING },
      { take: 1, order: { signed_at: "DESC" } }
    )
  return record ?? null
}
