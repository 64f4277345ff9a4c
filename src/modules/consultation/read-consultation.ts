import type { Answers, AnswerValue } from "./domain/definition/answers"
import { answerText } from "./domain/answering/answer-text"
import { ownAnswer } from "./domain/answering/plan-answers"
import type { CompiledForm } from "./domain/evaluation/compile-form"
import { changedAnswers, changesByQuestion } from "./domain/history/tape"
import type { TapeEvent } from "./domain/history/tape"
import type { Question } from "./domain/definition/questions"
import type {
  ConsultationDetail,
  ReadAnswer,
  ReadChangedAnswer,
  ReadConsultation,
} from "./types"

/** So much of a tape is read at once: who changes an answer two thousand times fills no page. */
const EVENTS_SHOWN = 200
/** Of one question. */
const CHANGES_SHOWN = 20

/** Puts a consultation into words for a clinician: by section, with what was changed and the tape. */
export function readConsultation(
  detail: ConsultationDetail,
  form: CompiledForm,
  stored: Answers,
  events: readonly TapeEvent[]
): ReadConsultation {
  const active = detail.evaluation.answers
  const changes = changesByQuestion(events)
  const read = (question: Question, value: AnswerValue | undefined) => ({
    question_id: question.id,
    kind: question.kind,
    label: question.label,
    topic: question.topic ?? null,
    fact: question.compare_as ?? null,
    value: value ?? null,
    text: value === undefined ? "Not answered" : answerText(question, value),
    changes: changes.get(question.id) ?? 0,
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
    changed_answers: readChanges(form, events),
    event_count: events.length,
    events: events.slice(-EVENTS_SHOWN).map((event) => {
      const { label, words } = wordsFor(form, event.question_id)
      return {
        seq: event.seq,
        question_id: event.question_id,
        label,
        kind: event.kind,
        previous: words(event.previous),
        value: words(event.value),
        outcome_at_time: event.outcome_at_time,
        at: event.at,
      }
    }),
  }
}

function readChanges(
  form: CompiledForm,
  events: readonly TapeEvent[]
): ReadChangedAnswer[] {
  return changedAnswers(events).map(({ first, changes, ...rest }) => {
    const { label, words } = wordsFor(form, rest.question_id)
    return {
      ...rest,
      label,
      first: {
        text: words(first.value),
        outcome: first.outcome,
        at: first.at,
      },
      changes: changes.slice(-CHANGES_SHOWN).map((change) => ({
        seq: change.seq,
        kind: change.kind,
        previous: words(change.from),
        text: words(change.to),
        outcome: change.outcome,
        at: change.at,
        seconds_since_previous: change.seconds_since_previous,
      })),
    }
  })
}

function wordsFor(form: CompiledForm, questionId: string) {
  const question = form.questions.get(questionId)
  return {
    label: question?.label ?? questionId,
    words: (value: AnswerValue | null): string | null =>
      value === null || !question ? null : answerText(question, value),
  }
}
