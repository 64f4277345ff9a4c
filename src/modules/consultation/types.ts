import type { AnswerValue } from "./domain/definition/answers"
import type { CompiledForm } from "./domain/evaluation/compile-form"
import type {
  Evaluation,
  Outcome,
  RuleTrace,
} from "./domain/evaluation/evaluate"
import type { QuestionKind, Topic } from "./domain/definition/questions"
import type { AnswerError } from "./domain/answering/plan-answers"
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

/** Everything a clinician may read of a consultation. */
export type ReadConsultation = {
  consultation: ConsultationRecord
  form: ConsultationDetail["form"]
  sections: { id: string; title: string; answers: ReadAnswer[] }[]
  /** Answered once, not asked any more with the other answers as they are. */
  inactive: ReadAnswer[]
  trace: RuleTrace[]
  events: ReadAnswerEvent[]
}
