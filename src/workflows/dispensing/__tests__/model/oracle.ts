import { isVerified, type Rx, type Supply, type World } from "./world"

/** What may never be, said in plain terms and with none of the rules under test. */
export class Violation extends Error {}

function never(what: string, is: boolean): void {
  if (is) {
    throw new Violation(what)
  }
}

const LEAVABLE = [
  "scheduled",
  "due",
  "awaiting_choice",
  "ready",
  "dispensing",
  "packed",
  "labelled",
]
const DAY = 86_400_000

const isStopped = (world: World, supply: Supply): boolean =>
  supply.holds > 0 ||
  world.stops.some(
    ({ open, scope, batch_number }) =>
      open && (scope !== "batch" || batch_number === supply.batch)
  )

const authorises = (rx: Rx | null): boolean =>
  rx !== null &&
  rx.state === "signed" &&
  rx.equal &&
  rx.wanted &&
  (rx.authority === "active" || rx.authority === "exhausted")

/** When a supply's gates were judged open, all of this was so. */
export function checkJudgement(world: World, supply: Supply): void {
  checkStanding(world, supply)
  never("an unverified patient's gates open", !isVerified(world))
  never("an outdated identity opens", world.identity_until < world.now)
  const isPom = world.legal_class === "POM"
  const isMedicine = world.legal_class !== "GSL"
  never("no authority, and the gates open", isPom && !authorises(supply.rx))
  never("no letter, and the gates open", isMedicine && !world.letter)
  never("no clinical check", isMedicine && !supply.clinical)
  never("no accuracy check", isMedicine && !supply.accuracy)
}

function checkStanding(world: World, supply: Supply): void {
  never("a supply of a case not approved", world.case !== "approved")
  never("a supply of an ended case", world.ended)
  never("an unpaid supply", !world.captured || world.refunded)
  never("a stopped supply", isStopped(world, supply))
}

/** When a supply leaves: what is asked once more at the door, and the count of issues. */
export function checkLeaving(world: World, supply: Supply): void {
  checkStanding(world, supply)
  never("a supply after its refund was sent", world.refund_sent)
  never("the next one while an earlier is owed", supply.owed)
  if (world.legal_class !== "POM") {
    return
  }
  const { rx } = supply
  // A stop's own suspension follows the stop, which stands no more (asked above).
  const isShadow = rx?.authority === "suspended" && rx.suspended_by === "stop"
  never("a POM supply without authority", !isShadow && !authorises(rx))
  const own = rx?.issues.filter((issue) => issue.supply_id === supply.id) ?? []
  never("a POM supply without its own used issue", own[0]?.state !== "used")
  const left = world.supplies.filter(
    (one) => one.rx === rx && (one.left || one === supply)
  )
  never("more supplies than issues", left.length > (rx?.authorised ?? 0))
}

/** What a signature opens: only what was signed, and as often as was signed. */
export function checkSignature(rx: Rx): void {
  never("an altered prescription counts", rx.state === "signed" && !rx.equal)
  never("more issues opened than signed", rx.issues.length > rx.authorised)
}

/** A case that has ended gets no new supply. */
export const checkOpening = (world: World): void =>
  never("a supply opened for an ended case", world.ended)

/** A closed case sends nothing more, and nothing of it is on its way. */
export const checkCompletion = (world: World): void =>
  never(
    "a case closed with something under way",
    world.supplies.some(
      ({ state }) =>
        LEAVABLE.includes(state) ||
        ["dispatched", "delivery_failed", "returned"].includes(state)
    )
  )

/** The ledger of one prescription, after each change. */
export function checkLedger(rx: Rx): void {
  const isBack = rx.was_revoked && rx.authority !== "revoked"
  never("a revoked authority stands again", isBack)
  const used = rx.issues.filter(({ used_at }) => used_at !== null)
  never("more issues used than signed", used.length > rx.authorised)
  const owners = rx.issues.flatMap(({ supply_id }) => supply_id ?? [])
  never("one issue for two", new Set(owners).size !== owners.length)
  never(
    "an issue used, and free again",
    used.some((one) => one.state !== "used")
  )
  const times = used
    .map(({ used_at }) => used_at?.getTime() ?? 0)
    .sort((a, b) => a - b)
  const gap = rx.minimum_interval_days * DAY
  never(
    "an issue before its interval",
    times.some((at, index) => index > 0 && at - (times[index - 1] ?? 0) < gap)
  )
}

/** Of what was signed for the case before: no more than was promised, and never what that one still needs. */
export function checkPromise({ renews, kept, promised }: World): void {
  if (!renews) {
    return
  }
  const ofFirst = ({ supply_id }: { supply_id: string | null }) =>
    supply_id?.startsWith("first_") === true
  const ours = renews.issues.filter(
    (issue) => issue.supply_id !== null && !ofFirst(issue)
  )
  never("a renewal on more than it was promised", ours.length > promised)
  const left = renews.issues.filter(
    (issue) =>
      ofFirst(issue) ||
      (issue.state === "available" && issue.promised_to !== "case")
  )
  const wasEnough = renews.authorised >= kept && renews.authority === "active"
  never("a renewal on what the first needs", wasEnough && left.length < kept)
}

/** When an issue is used. */
export function checkUse(rx: Rx): void {
  never("an issue used without authority", !authorises(rx))
  checkLedger(rx)
}

/** When money is sent back, nothing of the case can leave any more. */
export const checkRefund = (world: World): void =>
  never(
    "a refund while its supply can leave",
    world.supplies.some(({ state }) => LEAVABLE.includes(state))
  )
