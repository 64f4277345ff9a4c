import { notAllowed } from "../../../shared/errors"
import type { FlagKind } from "./flags"

/** What a clinician says they have read before they decide (SAF-9, REP-1, SAF-20). */
export const ACKNOWLEDGEMENT_KINDS = [
  "changed_answers",
  "denied_before",
  "possible_same_person",
  "repeat",
  "contradiction",
  "measurement_differs",
  "evidence_concerns",
  "patient_wrote",
  "answered_anew",
] as const
export type AcknowledgementKind = (typeof ACKNOWLEDGEMENT_KINDS)[number]

/** The flags that have to be acknowledged, and as what. */
const KIND_OF_FLAG: Partial<Record<FlagKind, AcknowledgementKind>> = {
  denied_then_changed: "changed_answers",
  denied_before: "denied_before",
  possible_same_person: "possible_same_person",
  repeat: "repeat",
  contradiction: "contradiction",
  measurement_differs: "measurement_differs",
  evidence_concerns: "evidence_concerns",
  patient_wrote: "patient_wrote",
  answered_anew: "answered_anew",
}

export type Acknowledgeable = { kind: AcknowledgementKind; subject: string }

type Flag = { kind: FlagKind; subject: string; settled_at: Date | null }
type Given = Acknowledgeable & { user_id: string }

/** What the standing flags of a case ask a clinician to have read. */
export const toAcknowledge = (flags: readonly Flag[]): Acknowledgeable[] =>
  flags.flatMap((flag) => {
    const kind = KIND_OF_FLAG[flag.kind]
    return kind && !flag.settled_at ? [{ kind, subject: flag.subject }] : []
  })

/** What this person has still to read: another's word doesn't count for who decides. */
export const openFor = (
  userId: string,
  asked: readonly Acknowledgeable[],
  given: readonly Given[]
): Acknowledgeable[] =>
  asked.filter(
    (one) =>
      !given.some(
        ({ kind, subject, user_id }) =>
          user_id === userId && kind === one.kind && subject === one.subject
      )
  )

/** @throws evidence_missing naming each that is open, by kind and subject */
export function assertAcknowledged(
  caseId: string,
  open: readonly Acknowledgeable[]
): void {
  if (open.length > 0) {
    const names = open.map(({ kind, subject }) =>
      subject ? `${kind} ${subject}` : kind
    )
    throw notAllowed(
      "evidence_missing",
      `Case ${caseId}: not acknowledged yet: ${names.join(", ")}`
    )
  }
}
