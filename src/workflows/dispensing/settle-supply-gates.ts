import type { MedusaContainer } from "@medusajs/framework/types"
import type { SupplyState } from "../../modules/dispensing/domain/supply-machine"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { judgeSupply } from "./judge"
import { dispensingOf } from "./services"

/** Judges the gates anew and moves a waiting supply between due and ready. Runs by follow-ups and the sweep; repeatable. */
export async function settleSupply(
  container: MedusaContainer,
  supplyId: string
): Promise<SupplyState> {
  const { gates } = await judgeSupply(container, supplyId)
  return dispensingOf(container).settleGates(supplyId, gates, {
    actor: systemActor("gates"),
    now: clock.now(),
  })
}
