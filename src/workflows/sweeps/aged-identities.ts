import type { MedusaContainer } from "@medusajs/framework/types"
import { isIdentityValid } from "../../modules/patient/domain/identity-validity"
import { clock } from "../../shared/clock"
import { dispensingOf } from "../dispensing/services"
import { ensureIdentity } from "../identity/ensure-identity"
import { patientsOf, recheckMonths } from "../identity/services"

const LIMIT = 500

/**
 * A supply that waits for a proof which has grown too old: the patient is
 * checked anew, so that its gate doesn't stay closed for ever (IDV-4).
 */
export async function sweepAgedIdentities(
  container: MedusaContainer
): Promise<number> {
  const waiting = await dispensingOf(container).listSupplies(
    { state: ["due", "ready"] },
    {
      select: ["id", "case_id", "order_id", "patient_id", "category_handle"],
      take: LIMIT,
      order: { gates_at: "ASC" },
    }
  )
  const patients = await patientsOf(container).listPatients(
    {
      id: [...new Set(waiting.map(({ patient_id }) => patient_id))],
      identity_status: "verified",
    },
    { select: ["id", "identity_status", "identity_verified_at"], take: LIMIT }
  )
  const months = await recheckMonths(
    container,
    waiting.map(({ category_handle }) => category_handle)
  )
  let checked = 0
  for (const { id, case_id, order_id, ...supply } of waiting) {
    const patient = patients.find((one) => one.id === supply.patient_id)
    const limit = months.get(supply.category_handle)
    if (patient && !isIdentityValid(patient, clock.now(), limit)) {
      const { patient_id } = supply
      const key = `aged:${id}`
      await ensureIdentity(container, { patient_id, case_id, order_id, key })
      checked += 1
    }
  }
  return checked
}
