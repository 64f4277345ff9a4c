import type { MedusaContainer } from "@medusajs/framework/types"
import { isolated } from "./isolated"
import { relayIntents } from "./relay-outboxes"
import { runFollowUps } from "./run-follow-ups"
import { sendDueCalls, settleUnknownCalls } from "./send-calls"

const worker: { running?: Promise<void> | undefined; again: boolean } = {
  again: false,
}

/**
 * Does everything that is due now: intents to ledger and gateway, follow-ups,
 * calls, look-ups, until nothing is left. One run a process at a time; a call
 * during a run makes it go round once more.
 */
export async function drainWork(container: MedusaContainer): Promise<void> {
  if (worker.running) {
    worker.again = true
    return worker.running
  }
  worker.running = rounds(container).finally(() => {
    worker.running = undefined
  })
  return worker.running
}

const PARTS: Record<string, (container: MedusaContainer) => Promise<number>> = {
  intents: relayIntents,
  "follow-ups": runFollowUps,
  "due calls": sendDueCalls,
  "look-ups": settleUnknownCalls,
}

async function rounds(container: MedusaContainer): Promise<void> {
  let more = true
  while (more) {
    worker.again = false
    let done = 0
    for (const [name, part] of Object.entries(PARTS)) {
      done += await isolated(container, name, () => part(container))
    }
    more = done > 0 || askedAgain()
  }
}

/** Somebody may have asked while the round ran. */
const askedAgain = (): boolean => worker.again
