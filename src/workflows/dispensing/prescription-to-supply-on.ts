import type { MedusaContainer } from "@medusajs/framework/types"
import type { PrescriptionRecord } from "../../modules/prescribing/types"
import { prescribingOf } from "./services"

/** One that a stop suspends is the supply's all the same. */
const stands = ({ authority }: PrescriptionRecord): boolean =>
  authority === "active" || authority === "suspended"

/**
 * The prescription on which a case is supplied: its own; where none was ever
 * signed for it, that of which issues were promised to it as a renewal (SAF-1,
 * REN-3). A month of another strength is supplied on what was signed for that
 * strength, and on nothing else (SAF-18). Null where none stands: what was revoked isn't replaced by another.
 */
export async function prescriptionToSupplyOn(
  container: MedusaContainer,
  { id, dose_change_id = null }: { id: string; dose_change_id?: string | null }
): Promise<PrescriptionRecord | null> {
  const prescribing = prescribingOf(container)
  const own = await prescribing.listPrescriptions(
    { case_id: id, dose_change_id, state: "signed" },
    { order: { signed_at: "ASC" }, take: null }
  )
  if (own.length > 0) {
    return own.filter(stands).at(-1) ?? null
  }
  if (dose_change_id !== null) {
    return null
  }
  const promised = await prescribing.promisedPrescription(id)
  return promised?.state === "signed" && stands(promised) ? promised : null
}
