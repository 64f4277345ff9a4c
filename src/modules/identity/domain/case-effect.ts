import type { IdentityCheckState } from "./identity-check-machine"

/** The states in which a case waits for the identity; the same words as the case's own. */
export const WAITING_STATES = [
  "identity_pending",
  "identity_action_required",
  "identity_review",
] as const
export type WaitingState = (typeof WAITING_STATES)[number]

/** Events of a case that a check brings about. */
export type CaseStep =
  | "pass"
  | "fail"
  | "refer"
  | "upload"
  | "verify"
  | "ask_again"
  | "confirm_death"

/** What a check's state means for the patient. */
export type IdentityEffect = {
  /** The patient's new identity status. */
  status: "pending" | "verified" | "action_required" | "deceased"
  /** Whether anybody who waits has something to hear. */
  told: boolean
}

const EFFECTS: Record<IdentityCheckState, IdentityEffect | null> = {
  created: { status: "pending", told: false },
  sent: { status: "pending", told: false },
  passed: { status: "verified", told: true },
  verified: { status: "verified", told: true },
  referred: { status: "action_required", told: true },
  failed: { status: "action_required", told: true },
  documents_requested: { status: "action_required", told: true },
  documents_received: { status: "action_required", told: true },
  rejected: { status: "action_required", told: true },
  deceased: { status: "deceased", told: true },
  // It says nothing any more: a new check is made.
  invalid: null,
}

type Check = {
  state: IdentityCheckState
  deceased: boolean
  death_overruled_at: Date | string | null
}

/** Whether a check says that the person is dead, and no pharmacist took that for wrong. */
export const isDeathRecord = (check: Check): boolean =>
  check.deceased && check.death_overruled_at === null

/** The effect of a check; null when it no longer counts. */
export function effectOf(check: Check): IdentityEffect | null {
  return check.state === "rejected" && isDeathRecord(check)
    ? { status: "deceased", told: true }
    : EFFECTS[check.state]
}

type Steps = Record<WaitingState, readonly CaseStep[]>
const steps = (
  identity_pending: readonly CaseStep[],
  identity_action_required: readonly CaseStep[],
  identity_review: readonly CaseStep[]
): Steps => ({ identity_pending, identity_action_required, identity_review })

const NONE = steps([], [], [])

const STEPS: Record<IdentityCheckState, Steps> = {
  created: NONE,
  sent: NONE,
  invalid: NONE,
  passed: steps(["pass"], ["pass"], ["pass"]),
  verified: steps(["pass"], ["pass"], ["verify"]),
  // Whether documents are there already shows with the next state.
  referred: steps(["refer"], [], []),
  failed: steps(["fail"], [], []),
  documents_requested: steps(["refer"], [], ["ask_again"]),
  documents_received: steps(["refer", "upload"], ["upload"], []),
  deceased: steps(["fail"], [], ["ask_again"]),
  // An order that came after is not judged by it.
  rejected: steps([], ["upload", "fail"], ["fail"]),
}

const DEATH_CONFIRMED = steps(
  [],
  ["confirm_death"],
  ["ask_again", "confirm_death"]
)

/** The moves that bring a waiting case to where the patient's check is; none when it is there. */
export function caseSteps(
  check: Check,
  state: WaitingState
): readonly CaseStep[] {
  const isConfirmedDeath = check.state === "rejected" && isDeathRecord(check)
  return (isConfirmedDeath ? DEATH_CONFIRMED : STEPS[check.state])[state]
}

/**
 * What a check means for a case that went on before it was concluded, and that
 * no move brings back: staff said that it isn't them, or it is proved after
 * all; null where it says neither. A death record has a warning of its own.
 */
export function laterWord(check: Check): "failed" | "proved" | null {
  if (check.state === "rejected") {
    return isDeathRecord(check) ? null : "failed"
  }
  return effectOf(check)?.status === "verified" ? "proved" : null
}
