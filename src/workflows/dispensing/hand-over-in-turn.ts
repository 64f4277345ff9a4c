import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { SupplyState } from "../../modules/dispensing/domain/supply-machine"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { assertNotOwnMedicine } from "../staff/own-medicine"
import { judgeSupply } from "./judge"
import { dispensingOf } from "./services"

const LOCK_SECONDS = 30

/**
 * Gives a parcel to the carrier when its gates are open, one parcel of a patient
 * after the other: each sees that the other has left, and so keeps its interval.
 * @throws gate_closed, transition_not_allowed
 */
export async function handOverInTurn(
  container: MedusaContainer,
  { supply_id, actor }: { supply_id: string; actor: Actor }
): Promise<SupplyState> {
  const dispensing = dispensingOf(container)
  const { patient_id } = await dispensing.retrieveSupply(supply_id, {
    select: ["id", "patient_id"],
  })
  await assertNotOwnMedicine(container, { user_id: actor.id, patient_id })
  return container.resolve(Modules.LOCKING).execute(
    `leaving:${patient_id}`,
    async () => {
      const { gates } = await judgeSupply(container, supply_id)
      return dispensing.handOver(supply_id, gates, { actor, now: clock.now() })
    },
    { timeout: LOCK_SECONDS }
  )
}
