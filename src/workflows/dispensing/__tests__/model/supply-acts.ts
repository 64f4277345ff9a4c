import type { Gate } from "../../../../modules/dispensing/domain/gates"
import type { ParcelState } from "../../../../modules/dispensing/domain/parcel-machine"
import { CASE_ENDED } from "../../../../modules/dispensing/domain/stop-order"
import { supplyEventsFor } from "../../../../modules/dispensing/domain/tracking"
import { moveCase } from "./case-acts"
import { giveBack, reserve, use } from "./ledger"
import { checkCompletion, checkJudgement, checkLeaving } from "./oracle"
import { take } from "./take"
import {
  byte,
  factsOf,
  hasEnding,
  numbered,
  stopsOver,
  type Supply,
  type World,
} from "./world"

/** The gates as the product judges them now; open ones are held against the truth. */
function judge(world: World, supply: Supply): Gate[] {
  const now = new Date(world.now)
  const today = now.toISOString().slice(0, 10)
  const gates = world.rules.supplyGates(factsOf(world, supply), now, today)
  if (world.rules.mayLeave(gates)) {
    checkJudgement(world, supply)
  }
  return gates
}

export function move(
  world: World,
  supply: Supply,
  event: string,
  guards: Record<string, boolean> = {}
): boolean {
  const to = take(world.rules, "supply", supply.state, event, guards)
  if (!to) {
    return false
  }
  supply.state = to
  return true
}

/** Hands, partners and clinicians at one supply. */
export function actOnSupply(world: World, supply: Supply, event: string): void {
  const act = ACTS[event]
  if (act) {
    act(world, supply)
  } else {
    move(world, supply, event, { sealed: byte(world) % 2 === 0 })
  }
}

const isHeld = (world: World, supply: Supply): boolean =>
  world.rules.asksStopsUnderLock &&
  (supply.holds > 0 || stopsOver(world, supply) > 0)

const ACTS: Record<string, (world: World, supply: Supply) => void> = {
  make_ready: (world, supply) => {
    const gates_open = world.rules.mayStart(judge(world, supply))
    move(world, supply, "make_ready", { gates_open })
  },
  block: (world, supply) => {
    if (!world.rules.mayStart(judge(world, supply))) {
      move(world, supply, "block")
    }
  },
  start: (world, supply) => {
    const gates_open = world.rules.mayStart(judge(world, supply))
    if (gates_open && reserve(world, supply) && !isHeld(world, supply)) {
      move(world, supply, "start", { gates_open })
    }
  },
  scan: (world, supply) => {
    const batch = byte(world) % 2 === 0 ? "A" : "B"
    const before = supply.batch
    supply.batch = batch
    const isStopped = world.stops.some(
      (stop) =>
        stop.open &&
        stop.scope === "batch" &&
        world.rules.covers(stop, {
          patient_id: "pat",
          case_id: "case",
          formulary_item_id: "item",
          batch_numbers: [batch],
        })
    )
    if (before !== null || isStopped || !move(world, supply, "scan")) {
      supply.batch = before
      return
    }
    supply.accuracy = false
  },
  clinical_check: (world, supply) => {
    supply.clinical = move(world, supply, "clinical_check") || supply.clinical
  },
  accuracy_check: (world, supply) => {
    const packs_scanned = supply.batch !== null
    const isDone = move(world, supply, "accuracy_check", { packs_scanned })
    supply.accuracy ||= isDone
  },
  pack: (world, supply) => {
    const gates = judge(world, supply)
    const mayGo = supply.state === "dispensing" && world.rules.mayLeave(gates)
    if (mayGo && !supply.locked && use(world, supply)) {
      supply.parcel ??= world.rules.parcel.initial
      supply.taken = true
      supply.locked = true
      world.ops.push({ kind: "pack", supply, gates })
    }
  },
  hand_over: (world, supply) => {
    const hasLabel = supply.state !== "labelled" || supply.parcel === "labelled"
    if (!supply.locked && hasLabel) {
      supply.locked = true
      const gates = judge(world, supply)
      world.ops.push({ kind: "leave", supply, gates })
    }
  },
  unpack: (world, supply) => {
    const pack_intact = byte(world) % 2 === 0
    if (supply.locked || !move(world, supply, "unpack", { pack_intact })) {
      return
    }
    if (supply.parcel) {
      take(world.rules, "parcel", supply.parcel, "void")
      supply.parcel = null
    }
    supply.clinical = false
    supply.accuracy = false
    supply.batch = null
    supply.taken = false
    if (supply.state === "ready" && hasEnding(world)) {
      cancel(world, supply)
    }
  },
  label: () => undefined,
  cancel: (world, supply) => cancel(world, supply),
  hold: (world, supply) => {
    if (move(world, supply, "hold")) {
      supply.holds += 1
      supply.clinical = false
    }
  },
  release_hold: (world, supply) => {
    if (supply.holds > 0 && move(world, supply, "release_hold")) {
      supply.holds = 0
      supply.owed = false
    }
  },
  send_again: (world, supply) => {
    const sealed = byte(world) % 4 !== 0
    const parcel =
      supply.parcel && take(world.rules, "parcel", supply.parcel, "send_again")
    if (parcel && move(world, supply, "send_again", { sealed })) {
      supply.parcel = parcel
    }
  },
  report_missing: (world, supply) => report(world, supply, "report_missing"),
  report_damaged: (world, supply) => report(world, supply, "report_damaged"),
  deliver: () => undefined,
  fail_delivery: () => undefined,
  lose: () => undefined,
  return: () => undefined,
}

function report(world: World, supply: Supply, event: string): void {
  const parcel =
    supply.parcel && take(world.rules, "parcel", supply.parcel, event)
  if (parcel) {
    supply.parcel = parcel
    move(world, supply, event)
  }
}

function cancel(world: World, supply: Supply): void {
  if (move(world, supply, "cancel")) {
    giveBack(world, supply)
  }
}

/** What the carrier says of a parcel, and what it means for the supply. */
export function actOnParcel(world: World, supply: Supply, event: string): void {
  const { parcel } = supply
  const isOurs = ["void", "hand_over", "send_again"].includes(event)
  if (!parcel || isOurs || event.startsWith("report_")) {
    return
  }
  const to = take(world.rules, "parcel", parcel, event)
  if (!to) {
    return
  }
  supply.parcel = to
  if (event === "label" && supply.state === "packed") {
    move(world, supply, "label")
  }
  if (to !== parcel) {
    follow(world, supply, to)
  }
}

function follow(world: World, supply: Supply, to: ParcelState): void {
  for (const event of supplyEventsFor(to, supply.state)) {
    move(world, supply, event)
  }
  const last = world.supplies.length
  if (
    world.rules.isSupplyOver(numbered(world), last) &&
    moveCase(world, "complete")
  ) {
    checkCompletion(world)
  }
}

/** The last step of packing: judged before, asked for stops again under the lock. */
export function markPacked(world: World, supply: Supply, gates: Gate[]): void {
  supply.locked = false
  if (!isHeld(world, supply)) {
    const gates_open = world.rules.mayLeave(gates)
    move(world, supply, "pack", { gates_open })
    labelLate(world, supply)
  }
}

/** A label that came before the packing was noted. */
function labelLate(world: World, supply: Supply): void {
  if (supply.state === "packed" && supply.parcel === "labelled") {
    move(world, supply, "label")
  }
}

/** The last step of handing over. */
export function leave(world: World, supply: Supply, gates: Gate[]): void {
  supply.locked = false
  if (isHeld(world, supply)) {
    return
  }
  const gates_open = world.rules.mayLeave(gates)
  const from = supply.state
  if (!move(world, supply, "hand_over", { gates_open })) {
    return
  }
  checkLeaving(world, { ...supply, state: from })
  supply.left = true
  if (supply.parcel) {
    supply.parcel =
      take(world.rules, "parcel", supply.parcel, "hand_over") ?? supply.parcel
  }
}

/** What the ending of a case takes along on the floor. */
export function endSupplies(world: World): void {
  for (const supply of world.supplies) {
    cancel(world, supply)
  }
}

/** A stop shows on what it covers, and wants a new clinical check there. */
export function showStop(world: World, reason: string): void {
  for (const supply of world.supplies) {
    const isCovered = stopsOver(world, supply) > 0
    if (isCovered && reason !== CASE_ENDED && move(world, supply, "hold")) {
      supply.clinical = false
    }
  }
}
