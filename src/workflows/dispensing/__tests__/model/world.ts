import type { CaseState } from "../../../../modules/clinical-review/domain/case-state-machine"
import type {
  Gate,
  SupplyFacts,
} from "../../../../modules/dispensing/domain/gates"
import type { ParcelState } from "../../../../modules/dispensing/domain/parcel-machine"
import {
  CASE_ENDED,
  type Stop,
} from "../../../../modules/dispensing/domain/stop-order"
import type { SupplyState } from "../../../../modules/dispensing/domain/supply-machine"
import type { RefundState } from "../../../../modules/billing/domain/refund-machine"
import type { IdentityCheckState } from "../../../../modules/identity/domain/identity-check-machine"
import type { AuthorityState } from "../../../../modules/prescribing/domain/authority-state-machine"
import type { IssueState } from "../../../../modules/prescribing/domain/issue-state-machine"
import type { PrescriptionState } from "../../../../modules/prescribing/domain/prescription-state-machine"
import type { SuspendedBy } from "../../../../modules/prescribing/domain/suspension"
import type { Rules } from "./rules"

export type Issue = {
  id: string
  state: IssueState
  promised_to: string | null
  supply_id: string | null
  used_at: Date | null
}

export type Rx = {
  /** For which case it was signed: this one, or the one that it renews. */
  case_id: CaseName
  state: PrescriptionState
  authority: AuthorityState | null
  suspended_by: SuspendedBy | null
  was_revoked: boolean
  /** What was signed is what was sent; false before there is a signature. */
  equal: boolean
  /** Signed when its case waited for it. */
  wanted: boolean
  authorised: number
  minimum_interval_days: number
  valid_until: string | null
  issues: Issue[]
}

/** The case that is played, and the one that it may renew. */
export type CaseName = "case" | "first"

export type Supply = {
  id: string
  rx: Rx | null
  state: SupplyState
  parcel: ParcelState | null
  batch: "A" | "B" | null
  clinical: boolean
  accuracy: boolean
  holds: number
  /** An earlier one had left and was not accounted for when this was opened, and nobody has let it go since. */
  owed: boolean
  taken: boolean
  left: boolean
  /** Somebody is between judging and doing, and holds the supply's lock. */
  locked: boolean
}

export type ModelStop = Stop & { reason_code: string; open: boolean }

/** Work under way: what was read before others could interfere, and what is to be done with it. */
export type Op =
  | { kind: "pack" | "leave"; supply: Supply; gates: Gate[] }
  | { kind: "end"; event: "cancel" | "withdraw_approval"; clear: boolean }
  | { kind: "open"; rx: Rx | null }
  | { kind: "sign"; rx: Rx; equal: boolean; wanted: boolean }
  | { kind: "signed"; rx: Rx }
  | { kind: "not_signed"; event: "declined" | "recalled" | "mismatch" }
  | { kind: "ask" | "ended" | "refund" | "identity" }

export type World = {
  rules: Rules
  now: number
  legal_class: "POM" | "P" | "GSL"
  authorised: number
  case: CaseState
  ended: boolean
  identity: IdentityCheckState
  /** Milliseconds; how long a proof of identity holds. */
  identity_until: number
  captured: boolean
  refund: RefundState | null
  refunded: boolean
  /** Since a refund was sent nothing may leave. */
  refund_sent: boolean
  letter: boolean
  rx: Rx[]
  /** What was signed for the case that this one renews; null for a first order. */
  renews: Rx | null
  /** How many supplies that case may make in all. */
  kept: number
  /** How many issues this one was promised. */
  promised: number
  supplies: Supply[]
  stops: ModelStop[]
  ops: Op[]
  tape: Uint8Array
  at: number
}

const START = Date.UTC(2026, 0, 31, 9)
const CLASSES = ["POM", "POM", "POM", "P", "GSL"] as const

/** One patient, one case, one treatment; the tape's first bytes choose its kind. */
export function newWorld(rules: Rules, tape: Uint8Array): World {
  const [kind = 0, count = 0] = tape
  const legal_class = CLASSES[kind % CLASSES.length] ?? "POM"
  const renews =
    legal_class === "POM" && count % 2 === 0 ? signedBefore(count, rules) : null
  return {
    rules,
    now: START,
    legal_class,
    authorised: 1 + (count % 3),
    case: rules.case.initial,
    ended: false,
    identity: rules.identity.initial,
    identity_until: 0,
    captured: false,
    refund: null,
    refunded: false,
    refund_sent: false,
    letter: false,
    rx: renews ? [renews] : [],
    renews,
    kept: 1 + (count % 4),
    promised: 0,
    supplies: [],
    stops: [],
    ops: [],
    tape,
    at: 2,
  }
}

/** Issues that nothing has. */
export const newIssues = (
  rules: Pick<Rules, "issue">,
  count: number
): Issue[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `rxi_${at}`,
    state: rules.issue.initial,
    promised_to: null,
    supply_id: null,
    used_at: null,
  }))

/** A prescription of the case that this one renews, with up to ten issues. */
function signedBefore(count: number, rules: Rules): Rx {
  const authorised = 1 + ((count >> 1) % 10)
  return {
    case_id: "first",
    state: "signed",
    authority: rules.authority.initial,
    suspended_by: null,
    was_revoked: false,
    equal: true,
    wanted: true,
    authorised,
    minimum_interval_days: 28,
    valid_until: "2026-07-30",
    issues: newIssues(rules, authorised),
  }
}

/** The tape's next byte; it begins again when it is at its end. */
export function byte(world: World): number {
  const value = world.tape[world.at % world.tape.length] ?? 0
  world.at += 1
  return value
}

export const isVerified = (world: World): boolean =>
  world.identity === "passed" || world.identity === "verified"

const subjectOf = (supply: Supply) => ({
  patient_id: "pat",
  case_id: "case",
  formulary_item_id: "item",
  batch_numbers: supply.batch ? [supply.batch] : [],
})

/** Stops that stand over a supply, as the rules see them. */
export const stopsOver = (world: World, supply: Supply): number =>
  world.stops.filter(
    (stop) => stop.open && world.rules.covers(stop, subjectOf(supply))
  ).length

/** A stop of the patient or the case that isn't its ending: it suspends prescriptions. */
export const isPersonStopped = (world: World): boolean =>
  world.stops.some(
    ({ open, scope, reason_code }) =>
      open &&
      (scope === "patient" || scope === "case") &&
      reason_code !== CASE_ENDED
  )

export const hasEnding = (world: World): boolean =>
  world.stops.some(
    ({ open, reason_code }) => open && reason_code === CASE_ENDED
  )

/** Supplies as instalments, in the order in which they were opened. */
export const numbered = ({ supplies }: World) =>
  supplies.map(({ state }, at) => ({ state, instalment_number: at + 1 }))

/** What the product gathers for the gates, of this world. */
export function factsOf(world: World, supply: Supply): SupplyFacts {
  const { rx } = supply
  const check = (user_id: string) => ({
    user_id,
    name: user_id,
    at: new Date(world.now),
  })
  return {
    supply_id: supply.id,
    legal_class: world.legal_class,
    formulary_item_id: "item",
    quantity: 1,
    picked_by: "picker",
    scanned_by: ["picker"],
    identity: {
      status: isVerified(world) ? "verified" : "action_required",
      valid_until: new Date(world.identity_until),
    },
    case: {
      state: world.case,
      prescriber_user_id: "prescriber",
      course: null,
    },
    prescription: rx && {
      ...rx,
      issues: rx.issues.filter(
        (issue) =>
          issue.state !== "available" ||
          world.rules.isFor(issue, { case_id: "case", signed_for: rx.case_id })
      ),
      medicine: null,
      next_from: world.rules.nextFromFor(
        rx.issues,
        supply.id,
        rx.minimum_interval_days
      ),
    },
    payment: {
      due: 1200,
      captured: world.captured ? 1200 : 0,
      refunded: world.refunded ? 1200 : 0,
    },
    stock: { taken: supply.taken, cancelled: false, reserved: 1 },
    letter: world.letter
      ? { state: "sent", sent_at: new Date(START) }
      : { state: "pending", sent_at: null },
    gp_letter_wait_hours: 0,
    gp_confirmation: "not_needed",
    check_in: "not_needed",
    clinical_check: supply.clinical ? check("pharmacist") : null,
    accuracy_check: supply.accuracy ? check("checker") : null,
    gap: null,
    earliest_day: null,
    overlap: { flagged: false, acknowledged: false },
    open_holds: supply.holds + stopsOver(world, supply),
  }
}
