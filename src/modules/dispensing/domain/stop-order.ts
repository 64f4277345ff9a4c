/** What a stop is about: everything of a patient, a case, a product, or one batch of it (SAF-7). */
export const STOP_SCOPES = ["patient", "case", "item", "batch"] as const
export type StopScope = (typeof STOP_SCOPES)[number]

/** Why supply is stopped; the note beside it is encrypted. */
export const STOP_REASONS = [
  "adverse_reaction",
  "pregnancy",
  "health_changed",
  "gp_objection",
  "recall",
  "safeguarding",
  "patient_request",
  "clinical_query",
  "other",
] as const
export type StopReason = (typeof STOP_REASONS)[number]

/** Not for people to choose: the case has ended, and nothing releases it (SAF-19). */
export const CASE_ENDED = "case_ended"
/** Begins the occasion of a stop over a case that is about to end, and may yet go on. */
export const CASE_ENDING = "case_ending"
/** Not for people to choose either: the patient's bank asks back what was paid for it. */
export const PAYMENT_DISPUTED = "payment_disputed"
export const ALL_STOP_REASONS = [
  ...STOP_REASONS,
  CASE_ENDED,
  PAYMENT_DISPUTED,
] as const

/** Whether a stop says that its case has ended; one that is only about to end may go on. */
export const saysEnded = (stop: {
  reason_code: string
  key: string | null
}): boolean =>
  stop.reason_code === CASE_ENDED && !stop.key?.startsWith(`${CASE_ENDING}:`)

/**
 * Whether a stop takes a signed prescription's authority while it stands. That
 * of a case which ends doesn't: its ending withdraws what the case had itself,
 * and leaves what renewals were promised (SAF-1, SAF-19).
 */
export const takesAuthority = (stop: { reason_code: string }): boolean =>
  stop.reason_code !== CASE_ENDED

export type Stop = {
  scope: StopScope
  /** The patient, the case or the formulary item. */
  subject_id: string
  /** Of a batch only; as `plainBatch` gives it. */
  batch_number: string | null
}

/** What a stop is held against. */
export type StopSubject = {
  patient_id: string
  case_id: string
  formulary_item_id: string
  /** Of the packs that are in the supply now. */
  batch_numbers: readonly string[]
}

/** A batch number as it is compared: printed and typed with and without spaces, in either case. */
export const plainBatch = (text: string): string =>
  text.replace(/\s+/g, "").toUpperCase()

/** Whether a stop that stands is about a supply. */
export function covers(stop: Stop, subject: StopSubject): boolean {
  switch (stop.scope) {
    case "patient":
      return stop.subject_id === subject.patient_id
    case "case":
      return stop.subject_id === subject.case_id
    case "item":
      return stop.subject_id === subject.formulary_item_id
    case "batch":
      return (
        stop.subject_id === subject.formulary_item_id &&
        subject.batch_numbers.some(
          (batch) => plainBatch(batch) === stop.batch_number
        )
      )
  }
}
