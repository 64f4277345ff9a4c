import type { MedusaContainer } from "@medusajs/framework/types"
import { takesAuthority } from "../../modules/dispensing/domain/stop-order"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { dispensingOf } from "../dispensing/services"
import { prescribingOf } from "./build-content"

/**
 * Suspends the authority of signed prescriptions while a stop stands over their
 * patient or case, and takes up again what only stops suspended (SAF-7, R-15).
 * The stop of an ended case is none of these: renewals go on on what it left.
 * Each is judged by all the stops that stand now, so that it may run at any
 * time and in any order.
 */
export async function settleAuthorities(
  container: MedusaContainer,
  of: { patient_id?: string; case_id?: string; id?: string }
): Promise<void> {
  const prescribing = prescribingOf(container)
  const signed = await prescribing.listPrescriptions(
    { ...of, state: "signed", authority: ["active", "suspended"] },
    { select: ["id", "patient_id", "case_id"], take: null }
  )
  for (const record of signed) {
    const stops = await dispensingOf(container).stopsOverPerson(record)
    const isStopped = stops.some(takesAuthority)
    const reason = isStopped ? "supply is stopped" : "no stop stands any more"
    await prescribing.settleStops(
      record.id,
      isStopped,
      { actor: systemActor("stops"), reason },
      clock.now()
    )
  }
}
