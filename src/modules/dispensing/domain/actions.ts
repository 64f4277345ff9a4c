import { mayLeave, mayStart, type Gate, type GateName } from "./gates"
import { supplyMachine, type SupplyState } from "./supply-machine"

/** What staff can do by a button; the rest of the table is moved by the system or comes later. */
const SUPPLY_ACTIONS = [
  "acknowledge_overlap",
  "start",
  "scan",
  "clinical_check",
  "accuracy_check",
  "pack",
  "hand_over",
  "unpack",
  "hold",
  "release_hold",
] as const

export type SupplyAction = (typeof SUPPLY_ACTIONS)[number]

/** The buttons of a supply now: what its state takes and its circumstances allow. Roles are judged apart. */
export function supplyActions(supply: {
  state: SupplyState
  gates: Gate[]
  packs_missing: number
  open_holds: number
}): SupplyAction[] {
  const { gates, packs_missing, open_holds } = supply
  const missing = (name: GateName) =>
    gates.some(({ gate, open }) => gate === name && !open)
  const possible: Record<SupplyAction, boolean> = {
    acknowledge_overlap: missing("overlap"),
    start: mayStart(gates),
    scan: packs_missing > 0,
    clinical_check: missing("clinical_check"),
    accuracy_check: packs_missing === 0 && missing("accuracy_check"),
    pack: mayLeave(gates) && packs_missing === 0,
    hand_over: mayLeave(gates),
    unpack: true,
    hold: true,
    release_hold: open_holds > 0,
  }
  const events: readonly string[] = supplyMachine.eventsFrom(supply.state)
  return SUPPLY_ACTIONS.filter(
    (action) => events.includes(action) && possible[action]
  )
}
