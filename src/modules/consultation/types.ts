import type { AnswerValue } from "./domain/definition/answers"
import type { CompiledForm } from "./domain/evaluation/compile-form"
import type {
  Evaluation,
  Outcome,
  RuleTrace,
} from "./domain/evaluation/evaluate"
import type { Fact } from "./domain/definition/facts"
import type { QuestionKind, Topic } from "./domain/definition/questions"
import type { AnswerError } from "./domain/answering/plan-answers"
import type { Contradiction } from "./domain/history/contradictions"
import type { AnswerDifference } from "./domain/history/differences"
import type { ConsultationRow } from "./sql"

/** A consultation as the rest of the system sees it: no ciphertext, no token. */
export type ConsultationRecord = Omit<
  ConsultationRow,
  "answers_enc" | "answer_marks" | "trace_enc" | "token_hash" | "last_seq"
>

/** A published form version, compiled. */
export type LoadedForm = {
  id: string
  version: number
  compiled: CompiledForm
}

/** One consultation with what its form makes of the answers. */
export type ConsultationDetail = {
  consultation: ConsultationRecord
  form: { key: string; title: string; intro: string; version: number }
  evaluation: Evaluation
  /** As decided when it was denied or submitted; before that, as it stands now. */
  trace: RuleTrace[]
}

export type SaveResult =
  | ({
      accepted: true
      /** Questions of which this device had sent a newer answer already. */
      superseded: string[]
    } & ConsultationDetail)
  | { accepted: false; errors: AnswerError[] }

/** One question of a consultation as a clinician reads it. */
export type ReadAnswer = {
  question_id: string
  kind: QuestionKind
  label: string
  topic: Topic | null
  /** The fact of the person that it tells. */
  fact: Fact | null
  value: AnswerValue | null
  /** In words: option labels, units, BMI. */
  text: string
  /** How often it was changed or taken back after it was first given. */
  changes: number
}

/** One entry of the answer tape (CON-4). */
export type ReadAnswerEvent = {
  seq: number
  question_id: string
  label: string
  kind: "given" | "changed" | "withdrawn"
  previous: string | null
  value: string | null
  outcome_at_time: Outcome
  at: Date
}

/** A question whose answer was changed, in words, with what the rules said each time (CON-4). */
export type ReadChangedAnswer = {
  question_id: string
  label: string
  times: number
  /** It was changed when a deny rule had just fired. */
  denied_before: boolean
  first: { text: string | null; outcome: Outcome; at: Date }
  /** The last ones, in order; `times` counts them all. */
  changes: {
    seq: number
    kind: ReadAnswerEvent["kind"]
    previous: string | null
    text: string | null
    outcome: Outcome
    at: Date
    seconds_since_previous: number
  }[]
}

/** Everything a clinician may read of a consultation. */
export type ReadConsultation = {
  consultation: ConsultationRecord
  form: ConsultationDetail["form"]
  sections: { id: string; title: string; answers: ReadAnswer[] }[]
  /** Answered once, not asked any more with the other answers as they are. */
  inactive: ReadAnswer[]
  trace: RuleTrace[]
  /** What was changed: after a denial first, then what was changed most. */
  changed_answers: ReadChangedAnswer[]
  /** The end of the tape, in order; `event_count` counts all of it. */
  events: ReadAnswerEvent[]
  event_count: number
}

/** Another consultation of the same person and category within the category's window (REP-1). */
export type Repeat = {
  consultation_id: string
  /** Of another account that is possibly this person's (REP-2); null for their own. */
  linked_patient_id: string | null
  reference: string
  state: ConsultationRow["state"]
  /** Null when it was never handed in: denied or given up. */
  submitted_at: Date | null
  last_activity_at: Date
  differences: AnswerDifference[]
  /** It was denied before this one: the answers that refused it and are others now (SAF-9). */
  changed_triggers: string[]
}

/** A contradiction with another consultation, named so that staff can find it (SAF-20). */
export type FoundContradiction = Contradiction & {
  other_reference: string
  other_at: Date
}

/** One consultation held against the others of its person. */
export type Comparison = {
  repeats: Repeat[]
  /** Denials of the category before the window, own and of linked accounts (SAF-9). */
  earlier_denials: Repeat[]
  contradictions: FoundContradiction[]
  /** Those whose answers are sealed, so that the one who reads has not been shown how they differ (REN-6). */
  sealed: {
    consultation_id: string
    reference: string
    last_activity_at: Date
  }[]
}

/** A consultation that was left lying, as staff see it in their list: nothing clinical but its category. */
export type UnfinishedConsultation = {
  id: string
  reference: string
  category: { handle: string; name: string }
  state: ConsultationRow["state"]
  is_guest: boolean
  started_at: Date
  last_activity_at: Date
  reminders_sent: number
  /** Untouched for 7 days. */
  flagged: boolean
  /** Untouched for 30 days: staff may give it up. */
  abandonable: boolean
}
