import type { IdentityCheckState } from "./identity-check-machine"

/** What a check's state means for the patient and for a case that waits for it. */
export type IdentityEffect = {
  /** The patient's new identity status. */
  status: "pending" | "verified" | "action_required" | "deceased"
  /** The event for a case in "identity_pending"; null: it goes on waiting. */
  case_event: "pass" | "fail" | "refer" | null
}

const EFFECTS: Record<IdentityCheckState, IdentityEffect | null> = {
  created: { status: "pending", case_event: null },
  sent: { status: "pending", case_event: null },
  passed: { status: "verified", case_event: "pass" },
  verified: { status: "verified", case_event: "pass" },
  referred: { status: "action_required", case_event: "refer" },
  failed: { status: "action_required", case_event: "fail" },
  documents_requested: { status: "action_required", case_event: "refer" },
  documents_received: { status: "action_required", case_event: "refer" },
  rejected: { status: "action_required", case_event: "fail" },
  deceased: { status: "deceased", case_event: "fail" },
  // It says nothing any more: a new check is made.
  invalid: null,
}

/** The effect of a check's state; null when the check no longer counts. */
export const effectOf = (state: IdentityCheckState): IdentityEffect | null =>
  EFFECTS[state]
