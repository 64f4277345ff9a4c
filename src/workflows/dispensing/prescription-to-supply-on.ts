import type { MedusaContainer } from "@medusajs/framework/types"
import type { PrescriptionRecord } from "../../modules/prescribing/types"
import { casesOf } from "../clinical-review/services"
import { prescribingOf } from "./services"

/** One that a stop suspends is the supply's all the same. */
const stands = ({ authority }: PrescriptionRecord): boolean =>
  authority === "active" || authority === "suspended"

/**
 * The prescription on which a case is supplied: its own; where none was ever
 * signed for it, as for a renewal, the oldest of its consultation's that has an
 * unused issue (SAF-1, REN-3). Null where none stands: what was revoked isn't
 * replaced by another.
 */
export async function prescriptionToSupplyOn(
  container: MedusaContainer,
  of: { id: string; consultation_id?: string | null | undefined }
): Promise<PrescriptionRecord | null> {
  const prescribing = prescribingOf(container)
  const signed = (case_id: string[]) =>
    prescribing.listPrescriptions(
      { case_id, state: "signed" },
      { order: { signed_at: "ASC" }, take: null }
    )
  const own = await signed([of.id])
  if (own.length > 0 || !of.consultation_id) {
    return own.filter(stands).at(-1) ?? null
  }
  const others = await casesOf(container).listClinicalCases(
    { consultation_id: of.consultation_id, id: { $ne: of.id } },
    { select: ["id"], take: null }
  )
  const theirs = await signed(others.map(({ id }) => id))
  for (const one of theirs.filter(stands)) {
    const [free] = await prescribing.listPrescriptionIssues(
      { prescription_id: one.id, state: "available" },
      { select: ["id"], take: 1 }
    )
    if (free) {
      return one
    }
  }
  return null
}
