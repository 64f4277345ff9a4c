import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * Another strength for the months of a running plan that have not begun
 * (SAF-18, SAF-2). A prescriber proposes it, the patient agrees, it is signed for
 * by itself, and only then the months change, all at once. Whatever comes
 * between leaves the plan as it is.
 */
export const doseChangeMachine = defineStateMachine({
  name: "dose change",
  initial: "proposed",
  states: [
    "proposed",
    "awaiting_signature",
    "in_force",
    "declined",
    "withdrawn",
    "not_signed",
    "lapsed",
  ],
  rows: [
    { from: "proposed", event: "accept", to: "awaiting_signature" },
    { from: "proposed", event: "decline", to: "declined" },
    { from: "proposed", event: "withdraw", to: "withdrawn" },
    { from: "proposed", event: "lapse", to: "lapsed" },
    { from: "awaiting_signature", event: "come_into_force", to: "in_force" },
    { from: "awaiting_signature", event: "fail_signature", to: "not_signed" },
    { from: "awaiting_signature", event: "withdraw", to: "withdrawn" },
    { from: "awaiting_signature", event: "lapse", to: "lapsed" },
  ],
})

export type DoseChangeState = StateOf<typeof doseChangeMachine>
export type DoseChangeEvent = EventOf<typeof doseChangeMachine>

/** A proposal that nobody answered lapses after so many days: what was known of the patient by then is old. */
const ANSWER_DAYS = 28
const DAY_MS = 24 * 60 * 60_000

/** Proposals made at this moment or before can't be answered any more. */
export const unansweredSince = (now: Date): Date =>
  new Date(now.getTime() - ANSWER_DAYS * DAY_MS)

/** Not answered, or not signed yet: a plan has one at most. */
export const OPEN_DOSE_STATES = [
  "proposed",
  "awaiting_signature",
] as const satisfies readonly DoseChangeState[]
