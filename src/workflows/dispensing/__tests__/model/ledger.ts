import { checkLedger, checkPromise, checkUse } from "./oracle"
import { take } from "./take"
import type { Rx, Supply, World } from "./world"

/** Keeps an issue for a supply, as the ledger of prescribing does. */
export function reserve(world: World, { id, rx }: Supply): boolean {
  const { rules } = world
  if (!rx) {
    return world.legal_class !== "POM"
  }
  if (rules.whyNotDispensable(rx) !== null) {
    return false
  }
  const held = rules.issueOf(rx.issues, id)
  if (held?.state === "used") {
    return true
  }
  if (rules.whyNotInTime(rx, rx.issues, new Date(world.now)) !== null) {
    return false
  }
  return held !== undefined || keep(world, id, rx)
}

/** Keeps an issue for a supply that is made later, where the authority stands. */
export function reserveAhead(world: World, { id, rx }: Supply): void {
  const { rules } = world
  const isFree = rx !== null && !rules.issueOf(rx.issues, id)
  if (isFree && rules.whyNotDispensable(rx) === null) {
    keep(world, id, rx)
  }
}

function keep(world: World, id: string, rx: Rx): boolean {
  const { rules } = world
  const free = rules.issueToTake(rx.issues, {
    case_id: "case",
    signed_for: rx.case_id,
  })
  const state = free && take(rules, "issue", free.state, "reserve")
  if (!free || !state) {
    return false
  }
  free.state = state
  free.supply_id = id
  free.promised_to = "case"
  checkLedger(rx)
  checkPromise(world)
  return true
}

/** Issues of what was signed before become this case's, as far as the first can spare them. */
export function promiseIssues(world: World): boolean {
  const { renews, rules, kept, authorised } = world
  if (renews?.authority !== "active") {
    return false
  }
  const now = new Date(world.now)
  const promised = rules.isPastFirstUse(renews, renews.issues, now)
    ? null
    : rules.promise(renews.issues, {
        signed_for: "first",
        case_id: "case",
        count: authorised,
        kept_for_signed: kept,
      })
  if (!promised) {
    return false
  }
  promised.forEach((to, issue) => {
    issue.promised_to = to
  })
  world.promised = authorised
  checkPromise(world)
  return true
}

/** The case that is renewed makes its own next supply. */
export function supplyFirst(world: World): void {
  const { renews, rules } = world
  const issue =
    renews &&
    rules.issueToTake(renews.issues, { case_id: "first", signed_for: "first" })
  const now = new Date(world.now)
  if (
    !issue ||
    rules.whyNotDispensable(renews) !== null ||
    rules.whyNotInTime(renews, renews.issues, now) !== null
  ) {
    return
  }
  const reserved = take(rules, "issue", issue.state, "reserve")
  const used = reserved && take(rules, "issue", reserved, "use")
  if (used) {
    Object.assign(issue, {
      state: used,
      supply_id: `first_${issue.id}`,
      promised_to: "first",
      used_at: now,
    })
    checkUse(renews)
    exhaustWhereUsed(world, renews)
  }
}

/** What this case was promised and needs no more is the course's again. */
export function freePromises({ renews, rules }: World): void {
  for (const issue of renews ? rules.unusedOf(renews.issues, "case") : []) {
    issue.promised_to = null
  }
}

/** Uses up a supply's issue, and the authority with the last one. */
export function use(world: World, { id, rx }: Supply): boolean {
  const { rules } = world
  if (!rx || !rules.usesIssue) {
    return true
  }
  const issue = rules.issueOf(rx.issues, id)
  if (issue?.state === "used") {
    return true
  }
  const now = new Date(world.now)
  if (
    !issue ||
    rules.whyNotDispensable(rx) !== null ||
    rules.whyNotInTime(rx, rx.issues, now) !== null
  ) {
    return false
  }
  const state = take(rules, "issue", issue.state, "use")
  if (!state) {
    return false
  }
  issue.state = state
  issue.used_at = now
  checkUse(rx)
  exhaustWhereUsed(world, rx)
  return true
}

function exhaustWhereUsed(world: World, rx: Rx): void {
  const isOpen = rx.issues.some(
    (one) => one.state === "available" || one.state === "reserved"
  )
  if (!isOpen) {
    moveAuthority(world, rx, "exhaust")
  }
}

/** A supply that is not made after all gives its issue back. */
export function giveBack(world: World, { id, rx }: Supply): void {
  const issue = rx?.issues.find((one) => one.supply_id === id)
  const state = issue && take(world.rules, "issue", issue.state, "release")
  if (rx && issue && state) {
    issue.state = state
    issue.supply_id = null
    checkLedger(rx)
  }
}

/** One event of an authority; what is revoked or over takes its open issues along. */
export function moveAuthority(world: World, rx: Rx, event: string): boolean {
  const to = rx.authority && take(world.rules, "authority", rx.authority, event)
  if (!to) {
    return false
  }
  rx.authority = to
  rx.was_revoked ||= to === "revoked"
  checkLedger(rx)
  rx.suspended_by = event === "suspend" ? "staff" : null
  if (to === "revoked" || to === "expired") {
    for (const issue of rx.issues) {
      issue.state =
        take(world.rules, "issue", issue.state, "withdraw") ?? issue.state
    }
  }
  return true
}

/** What stops mean for an authority. */
export function settleAuthority(
  world: World,
  rx: Rx,
  isStopped: boolean
): void {
  const event = world.rules.settledBy(rx, isStopped)
  if (event && moveAuthority(world, rx, event)) {
    rx.suspended_by = event === "suspend" ? "stop" : null
  }
}
