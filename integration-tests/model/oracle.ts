import { CASE_ENDED } from "../../src/modules/dispensing/domain/stop-order"
import type { Rx, Supply, World } from "./look"

/** What may never be, said in plain terms and with none of the rules under test. */
export class Violation extends Error {}

export function never(what: string, is: boolean): void {
  if (is) {
    throw new Violation(what)
  }
}

const DAY = 86_400_000
/** A refund on its way or made; the rest of a failed one may be sent again. */
const SENT = ["sent", "pending", "requires_action", "succeeded"]
const LEAVABLE = [
  "scheduled",
  "due",
  "awaiting_choice",
  "ready",
  "dispensing",
  "packed",
  "labelled",
]
const MADE_UP = ["packed", "labelled", "dispatched", "delivered"]
const UNSUPPLIED = [
  "rejected_identity",
  "rejected_clinical",
  "cancelled",
  "abandoned",
]

/** What holds of every world, however it came about. */
export function checkWorld(world: World): void {
  for (const rx of world.rx) {
    checkLedger(rx, world)
  }
  for (const supply of world.supplies) {
    checkSupply(supply, world)
  }
  const isSent = world.refunds.some(
    ({ state, purpose }) =>
      purpose !== "price_difference" && SENT.includes(state)
  )
  never(
    "a refund is sent while its supply can leave",
    isSent && world.supplies.some(({ state }) => LEAVABLE.includes(state))
  )
  const ended = world.refunds.filter(({ purpose }) => purpose === "ended")
  never("one ending, two refunds", ended.length > 1)
  const live = world.rx.filter(
    ({ state, authority }) =>
      ["draft", "requested", "awaiting_signature"].includes(state) ||
      authority === "active"
  )
  never("two prescriptions of a case at once", live.length > 1)
  const isPom = world.case.legal_class === "POM"
  never(
    "a case is approved without a signature",
    isPom &&
      world.case.state === "approved" &&
      !world.rx.some(({ state }) => state === "signed")
  )
  const instalments = world.supplies.map(({ instalment }) => instalment)
  never(
    "one instalment, two supplies",
    new Set(instalments).size !== instalments.length
  )
}

/** What holds once the worker has nothing left to do. */
export function checkRest(world: World): void {
  const authorities = world.rx.map(({ authority }) => authority)
  // The ending of a case withdraws its authority itself, as is asked below.
  const isStopped = world.stops.some(
    ({ scope, reason_code }) =>
      (scope === "patient" || scope === "case") && reason_code !== CASE_ENDED
  )
  never(
    "an authority stands under a stop",
    isStopped && authorities.includes("active")
  )
  if (!UNSUPPLIED.includes(world.case.ended_as ?? "")) {
    return
  }
  never(
    "an authority of an ended case stands",
    authorities.some((one) => one === "active" || one === "suspended")
  )
  const waits = ["scheduled", "due", "awaiting_choice", "ready"]
  never(
    "an ended case's supply waits",
    world.supplies.some(({ state }) => waits.includes(state))
  )
  const isBack = world.refunds.some(({ purpose }) => purpose === "ended")
  never("an ended case's money stays", world.money.captured > 0 && !isBack)
}

function checkLedger(rx: Rx, world: World): void {
  const counts = rx.state === "signed" && rx.equal === true
  never("an altered prescription counts", rx.state === "signed" && !rx.equal)
  never("more issues than signed", rx.issues.length > rx.authorised)
  never("issues without a signature", !counts && rx.issues.length > 0)
  const used = rx.issues.filter(({ used_at }) => used_at !== null)
  never(
    "an issue used, and free again",
    used.some(({ state }) => state !== "used")
  )
  const owners = rx.issues.flatMap(({ supply_id }) => supply_id ?? [])
  never("one supply, two issues", new Set(owners).size !== owners.length)
  const left = world.supplies.filter(
    ({ prescription_id, dispatched }) => prescription_id === rx.id && dispatched
  )
  never("more supplies than issues", left.length > rx.authorised)
  const times = used.map(({ used_at }) => used_at ?? 0).sort((a, b) => a - b)
  never(
    "an issue before its interval",
    times.some(
      (at, index) =>
        index > 0 && at - (times[index - 1] ?? 0) < rx.interval_days * DAY
    )
  )
  const [first] = times
  const until = rx.valid_until ? Date.parse(`${rx.valid_until}T00:00Z`) : null
  never(
    "a first issue after six months",
    first !== undefined && until !== null && first > until + 2 * DAY
  )
}

function checkSupply(supply: Supply, world: World): void {
  const { case: theCase } = world
  const hasEnded = UNSUPPLIED.includes(theCase.ended_as ?? "")
  never(
    "a supply left, and its case ended without it",
    hasEnded && supply.dispatched
  )
  if (theCase.legal_class !== "POM" || !MADE_UP.includes(supply.state)) {
    return
  }
  const rx = world.rx.find(({ id }) => id === supply.prescription_id)
  const own = rx?.issues.find(({ supply_id }) => supply_id === supply.id)
  never("a POM pack without its own used issue", own?.state !== "used")
}
