import type { MedusaContainer } from "@medusajs/framework/types"
import { relayIntents } from "./relay-outboxes"
import { runFollowUps } from "./run-follow-ups"
import { sendDueCalls, settleUnknownCalls } from "./send-calls"

let running: Promise<void> | undefined
let again = false

/**
 * Does everything that is due now: intents to ledger and gateway, follow-ups,
 * calls, look-ups, until nothing is left. One run a process at a time; a call
 * during a run makes it go round once more.
 */
export async function drainWork(container: MedusaContainer): Promise<void> {
  if (running) {
    again = true
    return running
  }
  running = rounds(container).finally(() => {
    running = undefined
  })
  return running
}

async function rounds(container: MedusaContainer): Promise<void> {
  let done: number
  do {
    again = false
    done =
      (await relayIntents(container)) +
      (await runFollowUps(container)) +
      (await sendDueCalls(container)) +
      (await settleUnknownCalls(container))
  } while (done > 0 || again)
}
