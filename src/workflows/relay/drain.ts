import type { MedusaContainer } from "@medusajs/framework/types"
import { isolated } from "./isolated"
import { relayIntents } from "./relay-outboxes"
import { runFollowUps } from "./run-follow-ups"
import { sendDueCalls, settleUnknownCalls } from "./send-calls"

type Part = (container: MedusaContainer) => Promise<number>

const worker: {
  running?: Promise<void> | undefined
  again: boolean
  ask: () => void
} = { again: false, ask: () => undefined }

/**
 * Does everything that is due now: intents to ledger and gateway, follow-ups,
 * calls, look-ups, until nothing is left. One run a process at a time; a call
 * during a run makes it go round once more.
 */
export async function drainWork(container: MedusaContainer): Promise<void> {
  if (worker.running) {
    worker.again = true
    worker.ask()
    return worker.running
  }
  worker.running = rounds(container).finally(() => {
    worker.running = undefined
  })
  return worker.running
}

/** Done among ourselves. */
const OWN: Record<string, Part> = {
  intents: relayIntents,
  "follow-ups": runFollowUps,
}
/** Done with partners, who may take all of their time-out. */
const PARTNERS: Record<string, Part> = {
  "due calls": sendDueCalls,
  "look-ups": settleUnknownCalls,
}

/**
 * A partner that doesn't answer holds up nobody's advice, stop or hand-over:
 * while it is waited for, own work is done whenever somebody asks.
 */
async function rounds(container: MedusaContainer): Promise<void> {
  let calling: Promise<number> | undefined
  let more = true
  while (more) {
    // Partners who are called already may have been asked too early for it.
    worker.again &&= calling !== undefined
    const asked = new Promise<null>((resolve) => {
      worker.ask = () => resolve(null)
    })
    const done = await doAll(container, OWN)
    calling ??= doAll(container, PARTNERS)
    const called = await Promise.race([calling, asked])
    if (called !== null) {
      calling = undefined
    }
    more = called === null || done + called > 0 || askedAgain()
  }
}

async function doAll(
  container: MedusaContainer,
  parts: Record<string, Part>
): Promise<number> {
  let done = 0
  for (const [name, part] of Object.entries(parts)) {
    done += await isolated(container, name, () => part(container))
  }
  return done
}

/** Somebody may have asked while the round ran. */
const askedAgain = (): boolean => worker.again
