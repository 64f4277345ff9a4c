import type { MedusaContainer } from "@medusajs/framework/types"
import { isolated } from "./isolated"
import { relayIntents } from "./relay-outboxes"
import { runFollowUps } from "./run-follow-ups"
import { sendDueCalls, settleUnknownCalls } from "./send-calls"

type Part = (container: MedusaContainer) => Promise<number>

/** Parts of the work that go round in turn until they find nothing. */
class Lane {
  /** While it runs. */
  running: Promise<void> | undefined
  private again = false

  constructor(private readonly parts: Record<string, Part>) {}

  /** Has it look for work: now, or once more when it is at it already. */
  ask(container: MedusaContainer): void {
    this.again = true
    this.running ??= this.rounds(container)
  }

  private async rounds(container: MedusaContainer): Promise<void> {
    while (this.again) {
      this.again = false
      let done = 0
      for (const [name, part] of Object.entries(this.parts)) {
        done += await isolated(container, name, () => part(container))
      }
      if (done > 0) {
        // What one lane has done may be the other's work.
        for (const lane of LANES) {
          lane.ask(container)
        }
      }
    }
    // At once: who asks after the last look begins anew.
    this.running = undefined
  }
}

/**
 * A partner that doesn't answer may take all of its time-out: it holds up
 * nobody's advice, stop or hand-over, which are done beside it, and what is
 * done doesn't hold up the partners.
 */
const LANES = [
  // Done among ourselves.
  new Lane({ intents: relayIntents, "follow-ups": runFollowUps }),
  // Done with partners.
  new Lane({ "due calls": sendDueCalls, "look-ups": settleUnknownCalls }),
]

/**
 * Does everything that is due now: intents to ledger and gateway, follow-ups,
 * calls, look-ups, until nothing is left. One run a process at a time; a call
 * during a run makes it look once more.
 */
export async function drainWork(container: MedusaContainer): Promise<void> {
  for (const lane of LANES) {
    lane.ask(container)
  }
  while (underWay().length > 0) {
    await Promise.all(underWay())
  }
}

const underWay = (): Promise<void>[] =>
  LANES.flatMap(({ running }) => running ?? [])
