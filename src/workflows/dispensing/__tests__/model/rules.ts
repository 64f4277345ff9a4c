import { caseMachine } from "../../../../modules/clinical-review/domain/case-state-machine"
import {
  mayLeave,
  mayStart,
  supplyGates,
} from "../../../../modules/dispensing/domain/gates"
import { parcelMachine } from "../../../../modules/dispensing/domain/parcel-machine"
import { covers } from "../../../../modules/dispensing/domain/stop-order"
import {
  OPEN_SUPPLY_STATES,
  supplyMachine,
} from "../../../../modules/dispensing/domain/supply-machine"
import {
  isSupplyOver,
  isUndelivered,
} from "../../../../modules/dispensing/domain/supply-over"
import { identityCheckMachine } from "../../../../modules/identity/domain/identity-check-machine"
import { refundMachine } from "../../../../modules/billing/domain/refund-machine"
import {
  isFor,
  issueToTake,
  promise,
  unusedOf,
} from "../../../../modules/prescribing/domain/allotment"
import { authorityMachine } from "../../../../modules/prescribing/domain/authority-state-machine"
import {
  isPastFirstUse,
  issueOf,
  nextFromFor,
  whyNotDispensable,
  whyNotInTime,
} from "../../../../modules/prescribing/domain/dispensable"
import { issueMachine } from "../../../../modules/prescribing/domain/issue-state-machine"
import { prescriptionMachine } from "../../../../modules/prescribing/domain/prescription-state-machine"
import { settledBy } from "../../../../modules/prescribing/domain/suspension"
import type { StateMachine } from "../../../../shared/state-machine"

/** The machines by the names under which their rows are counted. */
export const machines = {
  case: caseMachine,
  identity: identityCheckMachine,
  prescription: prescriptionMachine,
  authority: authorityMachine,
  issue: issueMachine,
  supply: supplyMachine,
  parcel: parcelMachine,
  refund: refundMachine,
}
export type MachineName = keyof typeof machines

/**
 * Everything the model decides by: the product's own tables and functions, and
 * what its services do beyond them, each a switch that a planted fault turns.
 */
export const realRules = {
  ...machines,
  supplyGates,
  mayStart,
  mayLeave,
  covers,
  canStillLeave: (states: readonly string[]) =>
    states.some((state) => OPEN_SUPPLY_STATES.some((open) => open === state)),
  isUndelivered,
  isSupplyOver,
  whyNotDispensable,
  whyNotInTime,
  nextFromFor,
  issueOf,
  isFor,
  isPastFirstUse,
  issueToTake,
  promise,
  unusedOf,
  settledBy,
  /** Hands to the door: stops and holds are asked for again under the lock. */
  asksStopsUnderLock: true,
  /** An approved case is frozen before it is ended. */
  freezesBeforeEnding: true,
  /** A freeze looks for what has left. */
  freezeLooks: true,
  /** No supply is opened for a case that has ended. */
  asksEndingAtOpening: true,
  /** An ended case's prescriptions are revoked. */
  endsAuthority: true,
  /** A signature that nobody waits for authorises nothing. */
  revokesInVain: true,
  /** A supply keeps its issue from its opening on. */
  reservesAhead: true,
  /** Packing uses the supply's issue. */
  usesIssue: true,
  /** Issues that a signature opens. */
  issuesOpened: (authorised: number) => authorised,
}
export type Rules = typeof realRules

export type AnyMachine = StateMachine
