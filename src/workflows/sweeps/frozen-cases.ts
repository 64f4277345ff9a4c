import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { addMinutes, clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { thawCase } from "../dispensing/end-case-supply"
import { endingLock } from "../dispensing/lock"
import { dispensingOf } from "../dispensing/services"
import { wakeWorker } from "../relay/wake"

const LIMIT = 100
/** Ending a case takes a moment; whoever began it before this is no more. */
const DEAD_AFTER_MINUTES = 10

/**
 * Lets those cases go on that were frozen so that they could be ended, and
 * whose ending never came, because the process died in between. One that has
 * ended since stays as it is: its follow-up makes the stop final. Repeatable.
 */
export async function sweepFrozenCases(
  container: MedusaContainer
): Promise<number> {
  const before = addMinutes(clock.now(), -DEAD_AFTER_MINUTES)
  const frozen = await dispensingOf(container).frozenSince(before, LIMIT)
  let thawed = 0
  for (const case_id of frozen) {
    thawed += (await tryThaw(container, case_id)) ? 1 : 0
  }
  if (thawed > 0) {
    await wakeWorker(container)
  }
  return thawed
}

async function tryThaw(
  container: MedusaContainer,
  case_id: string
): Promise<boolean> {
  const { key, timeout } = endingLock(case_id)
  try {
    return await container
      .resolve(Modules.LOCKING)
      .execute(key, () => thawCase(container, case_id), { timeout })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Case ${case_id} could not be let go on: ${messageOf(error)}`)
    return false
  }
}
