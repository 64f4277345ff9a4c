import type { MedusaContainer } from "@medusajs/framework/types"
import type { SupplyState } from "../../modules/dispensing/domain/supply-machine"
import { promisedDispatch } from "../../modules/dispensing/domain/working-days"
import { systemActor } from "../../shared/actor"
import { startOfDay } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { judgeSupply, type Judged } from "./judge"
import { dispensingOf } from "./services"

/** Judges the gates anew and moves a waiting supply between due and ready. Runs by follow-ups and the sweep; repeatable. */
export async function settleSupply(
  container: MedusaContainer,
  supplyId: string
): Promise<SupplyState> {
  const judged = await judgeSupply(container, supplyId)
  await keepStart(container, judged)
  return dispensingOf(container).settleGates(supplyId, judged.gates, {
    actor: systemActor("gates"),
    now: clock.now(),
  })
}

/** What the course sent or ended since may have moved the day on which a supply may leave; what is promised moves with it (REN-3). */
async function keepStart(
  container: MedusaContainer,
  { supply, facts }: Judged
): Promise<void> {
  const not_before = facts.earliest_day
  const overlap_flagged = facts.overlap.flagged
  const isMoved = supply.not_before !== not_before
  if (
    supply.dispatched_at !== null ||
    (!isMoved && supply.overlap_flagged === overlap_flagged)
  ) {
    return
  }
  await dispensingOf(container).noteStart(supply.id, {
    not_before,
    overlap_flagged,
    ...(isMoved && not_before !== null ? promiseFrom(not_before) : {}),
  })
}

function promiseFrom(day: string) {
  const now = clock.now()
  const earliest = londonDay(now) < day ? startOfDay(day) : now
  const { from, to } = promisedDispatch(earliest, londonDay(earliest))
  return { promised_from: from, promised_to: to }
}
