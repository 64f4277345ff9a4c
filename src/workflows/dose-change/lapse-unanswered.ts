import type { MedusaContainer } from "@medusajs/framework/types"
import { unansweredSince } from "../../modules/treatment-plan/domain/dose-change-machine"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { isolated } from "../relay/isolated"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "../treatment-plan/services"

/** More than these wait for the next minute. */
const MOST = 500

/**
 * Ends proposals of another strength that nobody answered in time: what was
 * decided with what was known then has to be decided anew (SAF-2). Their plans
 * go on as they are.
 * @returns how many
 */
export async function sweepUnansweredDoses(
  container: MedusaContainer
): Promise<number> {
  const now = clock.now()
  const late = await plansOf(container).listDoseChanges(
    { state: "proposed", proposed_at: { $lte: unansweredSince(now) } },
    { select: ["id"], order: { proposed_at: "ASC", id: "ASC" }, take: MOST }
  )
  let ended = 0
  for (const { id } of late) {
    ended += await isolated(container, `lapse dose change ${id}`, async () =>
      Number(
        await plansOf(container).lapseUnanswered(
          id,
          systemActor("dose changes"),
          now
        )
      )
    )
  }
  if (ended > 0) {
    await wakeWorker(container)
  }
  return ended
}
