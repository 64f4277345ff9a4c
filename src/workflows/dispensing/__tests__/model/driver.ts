import {
  CASE_ENDED,
  STOP_SCOPES,
} from "../../../../modules/dispensing/domain/stop-order"
import {
  actOnCase,
  actOnIdentity,
  actOnRefund,
  actOnRx,
  continueRenewal,
  freeze,
} from "./case-acts"
import { allGoals, type Goal } from "./goals"
import { BY_PROCESS, LIKELY } from "./likely"
import { moveAuthority, settleAuthority, supplyFirst } from "./ledger"
import type { Rules } from "./rules"
import { actOnParcel, actOnSupply, showStop } from "./supply-acts"
import { deliver, readApproval } from "./deliver"
import { eventsFrom } from "./take"
import {
  byte,
  isPersonStopped,
  newWorld,
  type Supply,
  type World,
} from "./world"

const DAY = 86_400_000
type Act = () => void
type Focus = Map<string, number>
type Add = (act: Act, isLikely: boolean, name?: string) => void

/** Everything that somebody could do now, or only what usually comes next. */
function choices(world: World, focus: Focus, onlyLikely: boolean): Act[] {
  const acts: Act[] = []
  const inFocus: Act[] = []
  const add: Add = (act, isLikely, name) => {
    if (name !== undefined && (focus.get(name) ?? 0) > 0) {
      inFocus.push(() => {
        focus.set(name, (focus.get(name) ?? 1) - 1)
        act()
      })
    } else if (isLikely || !onlyLikely) {
      acts.push(act)
    }
  }
  const { rules } = world
  for (const { event, name } of eventsFrom(rules, "case", world.case)) {
    if (isEnding(world, event)) {
      add(() => beginEnding(world, event), false, name)
    } else if (!BY_PROCESS.has(event)) {
      add(() => actOnCase(world, event), LIKELY.has(event), name)
    }
  }
  for (const { event, name } of eventsFrom(rules, "identity", world.identity)) {
    add(() => actOnIdentity(world, event), LIKELY.has(event), name)
  }
  if (world.refund) {
    for (const { event, name } of eventsFrom(rules, "refund", world.refund)) {
      add(() => actOnRefund(world, event), LIKELY.has(event), name)
    }
  }
  addPrescriptions(world, add)
  addSupplies(world, add)
  addSurroundings(world, add)
  return inFocus.length > 0 && byte(world) % 4 !== 0 ? inFocus : acts
}

function addPrescriptions(world: World, add: Add): void {
  const { rules } = world
  for (const rx of world.rx) {
    for (const { event, name } of eventsFrom(rules, "prescription", rx.state)) {
      const isNext = event === "accepted" || event === "signed"
      add(() => actOnRx(world, rx, event), isNext && rx.state !== "ended", name)
    }
    const isAtHand = world.supplies.some((one) => one.rx === rx && one.locked)
    for (const { event, name } of rx.authority && !isAtHand
      ? eventsFrom(rules, "authority", rx.authority)
      : []) {
      if (event !== "exhaust") {
        add(() => moveAuthority(world, rx, event), false, name)
      }
    }
    if (rules.settledBy(rx, isPersonStopped(world))) {
      add(() => settleAuthority(world, rx, isPersonStopped(world)), true)
    }
  }
}

function addSupplies(world: World, add: Add): void {
  const { rules } = world
  for (const supply of world.supplies) {
    for (const { event, name } of eventsFrom(rules, "supply", supply.state)) {
      const isGivenBack = event === "cancel" && hasReserved(supply)
      add(
        () => actOnSupply(world, supply, event),
        isNext(world, supply, event),
        isGivenBack ? "issue reserved release" : name
      )
    }
    for (const { event, name } of supply.parcel
      ? eventsFrom(rules, "parcel", supply.parcel)
      : []) {
      const isLikely = event === "label" ? byte(world) % 2 === 0 : supply.left
      add(() => actOnParcel(world, supply, event), isLikely, name)
    }
  }
}

function addSurroundings(world: World, add: Add): void {
  world.ops.forEach((op, index) => {
    add(() => deliver(world, op, index), true)
  })
  if (!world.captured) {
    add(() => {
      world.captured = true
    }, true)
  }
  if (world.captured && !world.refunded && world.case !== "approved") {
    // Staff may give money back in another way.
    add(() => {
      world.refunded = true
    }, false)
  }
  if (!world.letter) {
    add(() => {
      world.letter = true
    }, true)
  }
  if (["invalid", "rejected", "deceased"].includes(world.identity)) {
    add(() => {
      world.identity = world.rules.identity.initial
    }, true)
  }
  if (world.renews && world.case === "queued") {
    const name = "case queued continue_prescription"
    add(() => continueRenewal(world), true, name)
  }
  if (world.renews) {
    add(() => supplyFirst(world), byte(world) % 4 === 0)
  }
  if (world.case === "approved" && world.supplies.length > 0) {
    // A plan's next instalment.
    const isNextDue = world.supplies.length < world.authorised
    add(
      () => readApproval(world),
      isNextDue && world.supplies.some((one) => one.left)
    )
  }
  add(() => {
    world.now += (1 + (byte(world) % 40)) * DAY
  }, false)
  add(() => openStop(world), false)
  world.stops.forEach((stop) => {
    if (stop.open && stop.reason_code !== CASE_ENDED) {
      add(() => {
        stop.open = false
      }, true)
    }
  })
}

function openStop(world: World): void {
  if (world.stops.length >= 3) {
    return
  }
  const scope = STOP_SCOPES[byte(world) % STOP_SCOPES.length] ?? "case"
  const batch = byte(world) % 2 === 0 ? "A" : "B"
  const subject_id = {
    patient: "pat",
    case: "case",
    item: "item",
    batch: "item",
  }
  world.stops.push({
    scope,
    subject_id: subject_id[scope],
    batch_number: scope === "batch" ? batch : null,
    reason_code: "recall",
    open: true,
  })
  showStop(world, "recall")
}

const isEnding = (world: World, event: string): boolean =>
  world.case === "approved" &&
  (event === "cancel" || event === "withdraw_approval")

/** An approved case is ended in two steps; others may come between. */
function beginEnding(world: World, event: string): void {
  const { rules } = world
  const hasLeft = world.supplies.some(({ left }) => left)
  const clear = !(rules.freezeLooks && hasLeft)
  if (clear && rules.freezesBeforeEnding) {
    freeze(world)
  }
  if (event === "cancel" || event === "withdraw_approval") {
    world.ops.push({ kind: "end", event, clear })
  }
}

const hasReserved = ({ id, rx }: Supply): boolean =>
  rx?.issues.some(
    ({ supply_id, state }) => supply_id === id && state === "reserved"
  ) ?? false

/** What comes next at a supply as a matter of course; what is done already, or would be in vain, doesn't. */
function isNext(world: World, supply: Supply, event: string): boolean {
  const isChecked = supply.clinical && supply.accuracy
  switch (event) {
    case "scan":
      return supply.batch === null
    case "clinical_check":
      return !supply.clinical && supply.state !== "ready"
    case "accuracy_check":
      return !supply.accuracy && supply.batch !== null
    case "make_ready":
      return world.letter || world.legal_class === "GSL"
    case "pack":
      return !supply.locked && (isChecked || world.legal_class === "GSL")
    case "hand_over":
      return !supply.locked && supply.parcel === "labelled"
    case "release_hold":
      return supply.holds > 0
    default:
      return LIKELY.has(event)
  }
}

/** How often, of 256, only what usually comes next is chosen from: people differ. */
const TEMPERS = [255, 253, 248, 235, 150]
const GOALS = 2
/** A goal that can't be taken now is given up after a few tries. */
const TRIES = 4

/** Rows that a tape heads for: they and their way are chosen before others. */
function focusOf(world: World, goals: readonly Goal[]): Focus {
  const focus: Focus = new Map()
  for (let count = 0; count < GOALS; count += 1) {
    const index = byte(world) * 256 + byte(world)
    const goal = goals[index % goals.length]
    goal?.way.forEach((name) => focus.set(name, 2 * TRIES))
    focus.set(goal?.name ?? "", TRIES)
  }
  return focus
}

/** Plays one tape to its end. @throws Violation */
export function play(
  rules: Rules,
  tape: Uint8Array,
  goals: readonly Goal[] = allGoals
): World {
  const world = newWorld(rules, tape)
  const temper = TEMPERS[byte(world) % TEMPERS.length] ?? 0
  const focus = focusOf(world, goals)
  for (let step = 0; step < tape.length; step += 2) {
    const usual = choices(world, focus, byte(world) < temper)
    const acts = usual.length > 0 ? usual : choices(world, focus, false)
    acts[byte(world) % acts.length]?.()
  }
  return world
}
