import { invalid, notAllowed } from "../../../shared/errors"
import type { CaseState } from "./case-state-machine"

/** Paid for, and neither approved nor at an end: for a POM that is until its signature (REV-3). */
const BEFORE_APPROVAL: readonly CaseState[] = [
  "identity_pending",
  "identity_action_required",
  "identity_review",
  "queued",
  "in_review",
  "awaiting_patient",
  "awaiting_signature",
]

type Planned = {
  id: string
  state: CaseState
  order_type: "one_off" | "instalments"
  instalment_count: number
}

/** Whether staff may make a case's plan shorter now. */
export const mayShorten = ({
  state,
  order_type,
  instalment_count,
}: Planned): boolean =>
  order_type === "instalments" &&
  instalment_count > 1 &&
  BEFORE_APPROVAL.includes(state)

/**
 * A plan may be made shorter at the same monthly price, before its approval;
 * anything else is the patient's to accept first (REV-3, SAF-2).
 * @throws not_eligible, transition_not_allowed, invalid_field
 */
export function assertShorter(record: Planned, months: number): void {
  if (record.order_type !== "instalments") {
    throw notAllowed("not_eligible", `Case ${record.id} has no plan`)
  }
  if (months > record.instalment_count) {
    throw notAllowed(
      "not_eligible",
      "A longer plan costs the patient more: it has to be proposed to them as a change"
    )
  }
  if (!Number.isInteger(months) || months < 1) {
    throw invalid("months", "has to be a whole number from 1")
  }
  if (months === record.instalment_count) {
    throw invalid("months", "is the plan's length already")
  }
  if (!mayShorten(record)) {
    throw notAllowed(
      "transition_not_allowed",
      `Case ${record.id} is "${record.state}": its plan can't be made shorter any more`
    )
  }
}
