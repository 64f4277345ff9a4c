import {
  endingOf,
  type CaseEvent,
} from "../../../../modules/clinical-review/domain/case-state-machine"
import { followUpsOf } from "../../../../modules/clinical-review/domain/case-effects"
import { CASE_ENDED } from "../../../../modules/dispensing/domain/stop-order"
import {
  caseSteps,
  WAITING_STATES,
} from "../../../../modules/identity/domain/case-effect"
import { validUntil } from "../../../../modules/prescribing/domain/validity"
import { FOLLOW_UPS } from "../../../../shared/follow-ups"
import { moveAuthority, promiseIssues } from "./ledger"
import { checkRefund, checkSignature } from "./oracle"
import { take } from "./take"
import {
  byte,
  hasEnding,
  isVerified,
  newIssues,
  type Op,
  type Rx,
  type World,
} from "./world"

const DAY = 86_400_000

const OP_OF: Partial<Record<string, Op["kind"]>> = {
  [FOLLOW_UPS.CASE_PAID]: "identity",
  [FOLLOW_UPS.CASE_AWAITING_SIGNATURE]: "ask",
  [FOLLOW_UPS.CASE_APPROVED_SUPPLY]: "open",
  [FOLLOW_UPS.CASE_ENDED_SUPPLY]: "ended",
  [FOLLOW_UPS.CASE_ENDED_REFUND]: "refund",
}

/** One event of the case, with what the product writes down to follow. */
export function moveCase(
  world: World,
  event: string,
  guards: Record<string, boolean> = {}
): boolean {
  const from = world.case
  const to = take(world.rules, "case", from, event, {
    identity_valid: isVerified(world),
    prescription_medicine: world.legal_class === "POM",
    pharmacy_medicine: world.legal_class === "P",
    general_sale: world.legal_class === "GSL",
    settled_prescription: world.legal_class === "POM",
    settled: world.legal_class !== "POM",
    ...guards,
  })
  if (!to) {
    return false
  }
  world.case = to
  const ending = endingOf(from, to)
  world.ended ||= ending !== undefined && ending !== "completed"
  const move = { event: event as CaseEvent, from, to }
  for (const topic of followUpsOf(move, world.legal_class)) {
    const kind = OP_OF[topic]
    if (kind === "open") {
      // Read when the worker comes, done after that.
      world.ops.push({ kind, rx: null })
    } else if (
      kind === "identity" ||
      kind === "ask" ||
      kind === "ended" ||
      kind === "refund"
    ) {
      world.ops.push({ kind })
    }
  }
  return true
}

/** What staff, patient or a process does to the case by itself. */
export function actOnCase(world: World, event: string): void {
  if (event === "paid" && !world.captured) {
    return
  }
  moveCase(world, event, {
    patient_cancels: byte(world) % 2 === 0,
    idle_30_days: byte(world) % 8 !== 0,
  })
}

/** One event of the identity check; the case hears of it later. */
export function actOnIdentity(world: World, event: string): void {
  const to = take(world.rules, "identity", world.identity, event)
  if (to) {
    world.identity = to
    if (to === "passed" || to === "verified") {
      world.identity_until = world.now + 365 * DAY
    }
    world.ops.push({ kind: "identity" })
  }
}

/** Brings a waiting case to where its patient's check stands. */
export function tellIdentity(world: World): void {
  const state = WAITING_STATES.find((one) => one === world.case)
  const death_overruled_at = byte(world) % 2 === 0 ? null : new Date(0)
  if (state) {
    const check = {
      state: world.identity,
      deceased: byte(world) % 2 === 0,
      death_overruled_at,
    }
    for (const step of caseSteps(check, state)) {
      moveCase(world, step)
    }
  }
}

/** Draws a prescription up, or asks anew for one that was refused. */
export function askForSignature(world: World): void {
  if (world.case !== "awaiting_signature") {
    return
  }
  const live = world.rx.find(
    ({ case_id, state, authority }) =>
      case_id === "case" &&
      state !== "ended" &&
      state !== "quarantined" &&
      authority !== "revoked"
  )
  if (live && live.state !== "draft") {
    return
  }
  const rx = live ?? newRx(world)
  rx.state = take(world.rules, "prescription", rx.state, "request") ?? rx.state
}

function newRx(world: World): Rx {
  const rx: Rx = {
    case_id: "case",
    state: world.rules.prescription.initial,
    authority: null,
    suspended_by: null,
    was_revoked: false,
    equal: false,
    wanted: false,
    authorised: world.authorised,
    minimum_interval_days: 28,
    valid_until: null,
    issues: [],
  }
  world.rx.push(rx)
  return rx
}

const NOT_SIGNED = { refused: "recalled", declined: "declined" } as const

/** One event of a prescription: the partner's word, or staff withdrawing it. */
export function actOnRx(world: World, rx: Rx, event: string): void {
  if (event === "signed") {
    const wanted = world.case === "awaiting_signature" && rx.state !== "ended"
    const equal = byte(world) % 4 > (rx.state === "ended" ? 1 : 0)
    world.ops.push({ kind: "sign", rx, equal, wanted })
    return
  }
  const to = take(world.rules, "prescription", rx.state, event)
  if (!to) {
    return
  }
  rx.state = to
  if (event === "refused" || event === "declined") {
    world.ops.push({ kind: "not_signed", event: NOT_SIGNED[event] })
  }
  if (event === "withdraw") {
    world.ops.push({ kind: "ask" })
  }
}

/** Keeps a signature, as it was wanted when the notice was read. */
export function recordSignature(
  world: World,
  { rx, equal, wanted }: Extract<Op, { kind: "sign" }>
): void {
  const isWanted = wanted && rx.state !== "ended"
  const isRevoked = !isWanted && world.rules.revokesInVain
  const to = take(world.rules, "prescription", rx.state, "signed", {
    hash_equal: equal,
  })
  if (!to) {
    return
  }
  rx.state = to
  rx.equal = equal
  rx.wanted = isWanted
  if (to === "signed") {
    rx.authority = isRevoked ? "revoked" : world.rules.authority.initial
    rx.was_revoked = isRevoked
    rx.valid_until = validUntil(new Date(world.now))
  }
  checkSignature(rx)
  if (isRevoked) {
    return
  }
  if (to === "signed") {
    const count = world.rules.issuesOpened(rx.authorised)
    rx.issues = newIssues(world.rules, count)
    checkSignature(rx)
    world.ops.push({ kind: "signed", rx })
  } else {
    world.ops.push({ kind: "not_signed", event: "mismatch" })
  }
}

/** The case learns of its signature, or the signature was in vain. */
export function settleSigned(world: World, rx: Rx): void {
  if (rx.authority !== "active" && rx.authority !== "suspended") {
    return
  }
  const waits = ["awaiting_signature", "approved", "closed"]
  if (world.ended || !waits.includes(world.case)) {
    if (world.rules.revokesInVain) {
      moveAuthority(world, rx, "revoke")
    }
    return
  }
  moveCase(world, "signed", { hash_equal: rx.equal })
}

/** What the ending of a case takes along in prescribing. */
export function endPrescriptions(world: World): void {
  for (const rx of world.rx.filter(({ case_id }) => case_id === "case")) {
    rx.state =
      take(world.rules, "prescription", rx.state, "withdraw") ?? rx.state
    if (world.rules.endsAuthority) {
      moveAuthority(world, rx, "revoke")
    }
  }
}

/** A renewal that was signed for before goes on without another decision. */
export function continueRenewal(world: World): void {
  if (world.case === "queued" && promiseIssues(world)) {
    moveCase(world, "continue_prescription", { issues_promised: true })
  }
}

/** Stops a case for good, once. */
export function freeze(world: World): void {
  if (!hasEnding(world)) {
    world.stops.push({
      scope: "case",
      subject_id: "case",
      batch_number: null,
      reason_code: CASE_ENDED,
      open: true,
    })
  }
}

/** Money for an ended case: due, or nothing to give. */
export function openRefund(world: World): void {
  const isOwed = world.captured && !world.refunded
  const event = isOwed ? "refund_due" : "nothing_due"
  if (moveCase(world, event) && event === "refund_due") {
    world.refund ??= world.rules.refund.initial
  }
}

/** One event of the refund, with what the case hears of it. */
export function actOnRefund(world: World, event: string): void {
  const { refund, rules } = world
  const states = world.supplies.map(({ state }) => state)
  if (!refund || (event === "send" && rules.canStillLeave(states))) {
    return
  }
  const to = take(rules, "refund", refund, event)
  if (!to) {
    return
  }
  if (event === "send") {
    checkRefund(world)
    world.refund_sent = true
  }
  world.refund = to
  const isConfirmed = to === "succeeded" || to === "settled_by_hand"
  world.refunded = isConfirmed
  if (isConfirmed || to === "failed") {
    moveCase(world, isConfirmed ? "all_confirmed" : "refund_failed")
  }
}
