/** What a reviewer is warned of. Overlap and renewal come with their own processes. */
export const FLAG_KINDS = [
  "deceased_record",
  "identity_failed",
  "needs_review",
  "consultation_missing",
  "high_risk",
  "possible_same_person",
  "changed_answers",
  "denied_then_changed",
  "denied_before",
  "repeat",
  "contradiction",
  "measurement_differs",
  "evidence_concerns",
  "quantity",
  "signature_late",
  "signature_mismatch",
  "prescription_refused",
  "prescription_unknown",
  "signed_after_ending",
  "waiting_long",
  "patient_wrote",
  "change_declined",
  /** The patient has answered the questions anew since, and the rules ask for a look. */
  "answered_anew",
] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

export const FLAG_LEVELS = ["info", "amber", "red"] as const
export type FlagLevel = (typeof FLAG_LEVELS)[number]

/** How loud each kind is. */
export const LEVEL_OF_FLAG = {
  needs_review: "amber",
  consultation_missing: "red",
  high_risk: "amber",
  possible_same_person: "amber",
  deceased_record: "red",
  identity_failed: "red",
  changed_answers: "info",
  denied_then_changed: "red",
  denied_before: "red",
  repeat: "amber",
  contradiction: "red",
  measurement_differs: "red",
  evidence_concerns: "red",
  quantity: "amber",
  signature_late: "amber",
  signature_mismatch: "red",
  prescription_refused: "red",
  prescription_unknown: "red",
  signed_after_ending: "red",
  waiting_long: "amber",
  patient_wrote: "amber",
  change_declined: "amber",
  answered_anew: "amber",
} as const satisfies Record<FlagKind, FlagLevel>

/** What a proof gives rise to; their subject is its id, and they go with it. */
export const EVIDENCE_FLAGS = [
  "measurement_differs",
  "evidence_concerns",
] as const satisfies readonly FlagKind[]
export type EvidenceFlag = (typeof EVIDENCE_FLAGS)[number]

export type RaisedFlag = {
  kind: FlagKind
  subject: string
  amount: number | null
}

/** The subject of the contradiction that is no answer: the same ingredient was ordered before. */
const SAME_INGREDIENT = "same_ingredient"

/** What the flags of a new case are drawn from; a consultation that is missing gives none. */
export type FlagSource = {
  consultation?: {
    outcome: "continue" | "needs_review" | "cannot_continue" | null
    /** Ids of the rules that spoke, or could not be judged. */
    rule_ids: string[]
    changed_answers: number
    /** A deny rule had fired before an answer was changed (SAF-9). */
    denied_before: boolean
  }
  /** How many were handed in within so many days, this one included (REP-1). */
  repeats?: { count: number; days: number }
  /** Earlier denials whose refusing answers are others now, with how many (SAF-9). */
  changed_denials?: { consultation_id: string; answers: number }[]
  /** Cases of the category that a clinician turned down, over all accounts of the person (SAF-9, R-32). */
  clinical_denials?: string[]
  /** Questions whose answer another consultation contradicts, with how many do (SAF-20). */
  contradicted?: { question_id: string; consultations: number }[]
  /** Other cases of two years with the same ingredient (SAF-20). */
  same_ingredient_cases?: number
  /** The item may not be supplied without a consultation. */
  consultation_required: boolean
  risk_class: "standard" | "high"
  quantity: number
  max_quantity_per_order: number
  /** Other accounts that are possibly this person's, and the kind of the strongest reason (SAF-8). */
  same_person: { accounts: number; reason: string } | null
  /** Limits that this case's packs and the earlier ones exceed together: which, and how much it comes to. */
  over_limits: { subject: string; amount: number }[]
}

/** The flags with which a case is opened (REV-1, R-31). */
export function flagsOf(source: FlagSource): RaisedFlag[] {
  const flags: RaisedFlag[] = []
  const add = (kind: FlagKind, subject = "", amount: number | null = null) =>
    flags.push({ kind, subject, amount })
  const { consultation } = source
  if (consultation) {
    for (const rule of new Set(consultation.rule_ids)) {
      add("needs_review", rule)
    }
    // An outcome without a named rule, e.g. an unknown answer, is no less a warning.
    if (
      consultation.outcome === "needs_review" &&
      consultation.rule_ids.length === 0
    ) {
      add("needs_review")
    }
    if (consultation.changed_answers > 0) {
      add("changed_answers", "", consultation.changed_answers)
    }
    if (consultation.denied_before) {
      add("denied_then_changed")
    }
  }
  addFromOthers(source, add)
  if (!consultation && source.consultation_required) {
    add("consultation_missing")
  }
  if (source.risk_class === "high") {
    add("high_risk")
  }
  if (source.same_person) {
    const { reason, accounts } = source.same_person
    add("possible_same_person", reason, accounts)
  }
  if (source.quantity > source.max_quantity_per_order) {
    add("quantity", "", source.quantity)
  }
  for (const { subject, amount } of source.over_limits) {
    add("quantity", subject, Math.ceil(amount))
  }
  return flags
}

/** What the person's other consultations and cases have to say. */
function addFromOthers(
  source: FlagSource,
  add: (kind: FlagKind, subject: string, amount?: number) => void
): void {
  if (source.repeats && source.repeats.count > 1) {
    add("repeat", String(source.repeats.days), source.repeats.count)
  }
  for (const denial of source.changed_denials ?? []) {
    add("denied_then_changed", denial.consultation_id, denial.answers)
  }
  for (const caseId of source.clinical_denials ?? []) {
    add("denied_before", caseId)
  }
  for (const one of source.contradicted ?? []) {
    add("contradiction", one.question_id, one.consultations)
  }
  if (source.same_ingredient_cases) {
    add("contradiction", SAME_INGREDIENT, source.same_ingredient_cases)
  }
}
