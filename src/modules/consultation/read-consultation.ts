import type { Answers, AnswerValue } from "./domain/definition/answers"
import { answerText } from "./domain/answering/answer-text"
import { ownAnswer } from "./domain/answering/plan-answers"
import type { CompiledForm } from "./domain/evaluation/compile-form"
import type { Outcome } from "./domain/evaluation/evaluate"
import type { Question } from "./domain/definition/questions"
import type { ConsultationDetail, ReadAnswer, ReadConsultation } from "./types"

type OpenedEvent = {
  seq: number
  question_id: string
  kind: "given" | "changed" | "withdrawn"
  previous: AnswerValue | null
  value: AnswerValue | null
  outcome_at_time: Outcome
  at: Date
}

/** Puts a consultation into words for a clinician: by section, with what was changed and the tape. */
export function readConsultation(
  detail: ConsultationDetail,
  form: CompiledForm,
  stored: Answers,
  events: readonly OpenedEvent[]
): ReadConsultation {
  const active = detail.evaluation.answers
  const read = (question: Question, value: AnswerValue | undefined) => ({
    question_id: question.id,
    kind: question.kind,
    label: question.label,
    topic: question.topic ?? null,
    value: value ?? null,
    text: value === undefined ? "Not answered" : answerText(question, value),
    changes: events.filter(
      (event) => event.question_id === question.id && event.kind !== "given"
    ).length,
  })
  const asked = new Set(
    detail.evaluation.steps.flatMap((step) =>
      step.questions.map((question) => question.id)
    )
  )
  return {
    consultation: detail.consultation,
    form: detail.form,
    sections: form.definition.sections.flatMap((section) => {
      const answers: ReadAnswer[] = section.steps
        .flatMap((step) => step.questions)
        .filter(({ id, kind }) => kind !== "information" && asked.has(id))
        .map((question) => read(question, ownAnswer(active, question.id)))
      return answers.length > 0
        ? [{ id: section.id, title: section.title, answers }]
        : []
    }),
    inactive: [...form.questions.values()]
      .filter(
        ({ id }) => !Object.hasOwn(active, id) && Object.hasOwn(stored, id)
      )
      .map((question) => read(question, stored[question.id])),
    trace: detail.trace,
    events: events.map((event) => {
      const question = form.questions.get(event.question_id)
      const words = (value: AnswerValue | null) =>
        value === null || !question ? null : answerText(question, value)
      return {
        seq: event.seq,
        question_id: event.question_id,
        label: question?.label ?? event.question_id,
        kind: event.kind,
        previous: words(event.previous),
        value: words(event.value),
        outcome_at_time: event.outcome_at_time,
        at: event.at,
      }
    }),
  }
}
