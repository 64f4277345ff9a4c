import type { MedusaContainer } from "@medusajs/framework/types"
import type { PrescriptionRecord } from "../../modules/prescribing/types"
import { casesOf } from "../clinical-review/services"
import { prescribingOf } from "./services"

/** One that a stop suspends is the supply's all the same. */
const STANDING: PrescriptionRecord["authority"][] = ["active", "suspended"]

/**
 * The prescription on which a case is supplied: its own; where it has none, as
 * a renewal, the oldest of its consultation's that has an unused issue (SAF-1,
 * REN-3). Null where none stands.
 */
export async function prescriptionToSupplyOn(
  container: MedusaContainer,
  of: { id: string; consultation_id?: string | null | undefined }
): Promise<PrescriptionRecord | null> {
  const prescribing = prescribingOf(container)
  const signed = (case_id: string[]) =>
    prescribing.listPrescriptions(
      { case_id, state: "signed", authority: STANDING },
      { order: { signed_at: "ASC" }, take: null }
    )
  const [own] = (await signed([of.id])).slice(-1)
  if (own || !of.consultation_id) {
    return own ?? null
  }
  const others = await casesOf(container).listClinicalCases(
    { consultation_id: of.consultation_id, id: { $ne: of.id } },
    { select: ["id"], take: null }
  )
  for (const one of await signed(others.map(({ id }) => id))) {
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
