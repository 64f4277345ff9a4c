import type { Section, Store } from "./store"
import type { PartnerName } from "./types"

export const FAULT_MODES = [
  "down",
  "unavailable",
  "slow",
  "refuse",
  "lose_answer",
  "unauthorised",
  "webhook_duplicate",
  "webhook_reorder",
  "webhook_delay",
  "webhook_tamper",
  "webhook_hold",
] as const

export type FaultMode = (typeof FAULT_MODES)[number]

export type Fault = {
  mode: FaultMode
  /** How often it strikes; absent: until cleared. */
  times?: number
  delay_ms?: number
  /** `orders.create`, or `create` for every operation ending so. */
  operation?: string
  /** How often it has struck. */
  hits: number
}

const CALL_MODES: FaultMode[] = [
  "down",
  "unavailable",
  "slow",
  "refuse",
  "lose_answer",
  "unauthorised",
]

/** The fault switches of all partners. */
export class Faults {
  private section: Section<Partial<Record<PartnerName, Fault[]>>>

  constructor(private readonly store: Store) {
    this.section = store.section("faults", () => ({}))
  }

  list(partner: PartnerName): Fault[] {
    return this.section.get()[partner] ?? []
  }

  /** Switches a fault on, replacing one of the same mode and operation. */
  set(partner: PartnerName, fault: Omit<Fault, "hits">): Fault {
    const times = fault.times ?? (fault.mode === "unauthorised" ? 1 : undefined)
    const added: Fault = { ...fault, times, hits: 0 }
    const others = this.list(partner).filter(
      (f) => f.mode !== fault.mode || f.operation !== fault.operation
    )
    this.section.get()[partner] = [...others, added]
    this.store.touch()
    return added
  }

  clear(partner: PartnerName, mode?: string): void {
    this.section.get()[partner] = mode
      ? this.list(partner).filter((fault) => fault.mode !== mode)
      : []
    this.store.touch()
  }

  /** The fault that strikes this call, counted as used; undefined for none. */
  takeForCall(
    partner: PartnerName,
    operation: string,
    hasEffect: boolean
  ): Fault | undefined {
    return this.take(partner, (fault) => {
      if (!CALL_MODES.includes(fault.mode)) {
        return false
      }
      if (fault.operation) {
        return matches(fault.operation, operation)
      }
      // A token call would spend a counted fault meant for the real work.
      return (
        operation !== "token" && (fault.mode !== "lose_answer" || hasEffect)
      )
    })
  }

  /** Whether a webhook fault strikes now, counted as used. */
  takeForWebhook(partner: PartnerName, mode: FaultMode): Fault | undefined {
    return this.take(partner, (fault) => fault.mode === mode)
  }

  private take(
    partner: PartnerName,
    wanted: (fault: Fault) => boolean
  ): Fault | undefined {
    const fault = this.list(partner).find(wanted)
    if (!fault) {
      return undefined
    }
    fault.hits += 1
    if (fault.times !== undefined && fault.hits >= fault.times) {
      this.section.get()[partner] = this.list(partner).filter(
        (other) => other !== fault
      )
    }
    this.store.touch()
    return fault
  }
}

function matches(wanted: string, operation: string): boolean {
  return operation === wanted || operation.endsWith(`.${wanted}`)
}
