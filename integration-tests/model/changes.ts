import { daysBetween } from "../../src/shared/calendar"
import { londonDay } from "../../src/shared/london"
import { never } from "./oracle"
import type { Ids, Rx, Stop, Supply, World } from "./look"

/** What a step made of the world, and whether two did it at the same instant. */
export type Step = { before: World; after: World; ids: Ids; isRace: boolean }

const DAY = 86_400_000
const YEAR = 365 * DAY
/** Acts by which a pack comes nearer to the door. */
const ONWARD = ["supply.start", "supply.pack", "supply.hand_over"]

/** What may not become of one world from another. */
export function checkStep(step: Step, now: number): void {
  checkRx(step, now)
  checkMoves(step, now)
  const { before, after } = step
  const isNew = after.approvals > before.approvals
  never(
    "a case is approved whose patient failed or is dead",
    isNew && isRefused(before) && isRefused(after)
  )
  never("one moment, two approvals", after.approvals > before.approvals + 1)
  never(
    "an ended case goes on",
    before.case.ended_as !== null &&
      after.case.ended_as !== before.case.ended_as
  )
}

function checkRx({ before, after }: Step, now: number): void {
  for (const rx of after.rx) {
    const old = before.rx.find(({ id }) => id === rx.id)
    const isBack = old?.authority === "revoked" && rx.authority !== "revoked"
    never("a revoked authority stands again", isBack)
    const isEnded = old?.state === "ended" || before.case.ended_as !== null
    never(
      "a signature that nobody waits for opens issues",
      isEnded && rx.authority === "active" && old?.authority === null
    )
    const used = (old?.issues ?? []).map(({ used_at }) => used_at ?? 0)
    const last = londonDay(new Date(Math.max(0, ...used)))
    const since = daysBetween(last, londonDay(new Date(now)))
    for (const issue of old?.issues ?? []) {
      const later = rx.issues.find(({ id }) => id === issue.id)
      never(
        "a used issue is another supply's",
        issue.state === "used" &&
          (!later ||
            later.supply_id !== issue.supply_id ||
            later.used_at !== issue.used_at)
      )
      never(
        "an issue is used before its interval",
        issue.state !== "used" &&
          later?.state === "used" &&
          since < rx.interval_days
      )
      never(
        "an issue is used without authority",
        issue.state !== "used" &&
          later?.state === "used" &&
          !authorises(old) &&
          !authorises(rx)
      )
    }
  }
}

const authorises = (rx: Rx | undefined): boolean =>
  rx?.state === "signed" &&
  rx.equal === true &&
  (rx.authority === "active" || rx.authority === "exhausted")

/** Each act on a supply, in the order in which they were really done. */
function checkMoves({ before, after, ids, isRace }: Step, now: number): void {
  const last = before.log.at(-1)?.seq ?? 0
  const stops = new Map<string, number>()
  for (const { supply_id, event } of after.log.filter(
    ({ seq }) => seq > last
  )) {
    const old = before.supplies.find(({ id }) => id === supply_id)
    const open = stops.get(supply_id) ?? stopsOver(before, old, ids)
    if (event === "supply.hold") {
      stops.set(supply_id, open + 1)
    } else if (event === "supply.release_hold") {
      stops.set(supply_id, 0)
    } else if (ONWARD.includes(event)) {
      never(`${event} though it is stopped`, open > 0)
      checkGround(event, { before, after, isRace, old }, now)
    }
  }
}

type Ground = Pick<Step, "before" | "after" | "isRace"> & {
  old: Supply | undefined
}

/** What has to be so for a pack to come nearer to the door; in a race, before or after it. */
function checkGround(event: string, ground: Ground, now: number): void {
  const { before, after, isRace, old } = ground
  const worlds = isRace ? [before, after] : [before]
  const not = (holds: (world: World) => boolean) => !worlds.some(holds)
  const its = `${event} of a supply`
  never(`${its} whose case isn't approved`, not(isApproved))
  never(`${its} that isn't paid`, not(isPaid))
  never(
    `${its} whose patient isn't verified`,
    not((one) => isVerified(one, now))
  )
  if (before.case.legal_class === "POM") {
    const rxOf = (world: World) =>
      world.rx.find(({ id }) => id === old?.prescription_id)
    never(
      `${its} without authority`,
      not((one) => authorises(rxOf(one)))
    )
  }
}

/** One who is asked about anew may be decided about: the gate waits for the answer. */
const isRefused = ({ patient }: World): boolean =>
  patient.status === "action_required" || patient.status === "deceased"

const isApproved = ({ case: one }: World): boolean =>
  one.state === "approved" && one.ended_as === null

const isPaid = ({ money }: World): boolean =>
  money.captured >= money.due && money.refunded < money.captured

const isVerified = ({ patient }: World, now: number): boolean =>
  patient.status === "verified" && now < (patient.verified_at ?? 0) + YEAR + DAY

function stopsOver(world: World, supply: Supply | undefined, ids: Ids): number {
  const over = world.stops.filter((stop) => covers(stop, supply, ids))
  return over.length + (supply?.holds ?? 0)
}

function covers(stop: Stop, supply: Supply | undefined, ids: Ids): boolean {
  switch (stop.scope) {
    case "patient":
      return stop.subject_id === ids.patient_id
    case "case":
      return stop.subject_id === ids.case_id
    case "item":
      return stop.subject_id === ids.item_id
    case "batch":
      return supply?.batches.includes(stop.batch_number ?? "") ?? false
  }
}
