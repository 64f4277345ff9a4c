import type { MedusaContainer } from "@medusajs/framework/types"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type { AuthorityState } from "../../modules/prescribing/domain/authority-state-machine"
import type PrescribingModuleService from "../../modules/prescribing/service"
import type { PrescriptionRecord } from "../../modules/prescribing/types"

/** One that is used up or over with its course has authorised what was supplied, a suspended one may do so again; a revoked one never did (RX-3, R-15). */
const AUTHORISING: readonly (AuthorityState | null)[] = [
  "active",
  "suspended",
  "exhausted",
  "expired",
]

/**
 * The prescription on which a case is supplied: signed, and its authority
 * stands or was used up; its own, or that of which it was promised issues as a
 * renewal. Of a change of strength, the one that was signed for it. Null before it is signed, and when it was revoked.
 */
export async function authorisingPrescription(
  container: MedusaContainer,
  caseId: string,
  dose_change_id: string | null = null
): Promise<PrescriptionRecord | null> {
  const prescribing =
    container.resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
  const own = await prescribing.listPrescriptions(
    { case_id: caseId, dose_change_id, state: "signed" },
    { order: { signed_at: "DESC" }, take: null }
  )
  const promised =
    own.length === 0 && dose_change_id === null
      ? await prescribing.promisedPrescription(caseId)
      : null
  return (
    [...own, promised].find(
      (one) => one !== null && AUTHORISING.includes(one.authority)
    ) ?? null
  )
}
