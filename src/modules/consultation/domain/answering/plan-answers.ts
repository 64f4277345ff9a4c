import { canonicalJson } from "../../../../shared/canonical-json"
import type { Answers, AnswerValue } from "../definition/answers"
import type { CompiledForm } from "../evaluation/compile-form"
import { evaluate } from "../evaluation/evaluate"
import type { Evaluation } from "../evaluation/evaluate"
import { validateAnswer } from "./validate-answer"

/** An answer as it comes in; null takes it back. */
export type AnswerInput = {
  question: string
  value: unknown
  unit?: string
  /** Rises from answer to answer on a device (answer-marks.ts). */
  client_seq?: number
}

export type AnswerError = { field: string; message: string }

export type AnswerChange = {
  question_id: string
  kind: "given" | "changed" | "withdrawn"
  previous: AnswerValue | undefined
  value: AnswerValue | undefined
}

export type AnswerPlan =
  | { ok: false; errors: AnswerError[] }
  | {
      ok: true
      answers: Answers
      changes: AnswerChange[]
      evaluation: Evaluation
    }

/**
 * What saving these answers would change: all of them or, with the errors
 * named, none. A repeated answer changes nothing. Answers of questions that
 * stop being asked are kept (going back loses nothing) but count nowhere.
 */
export function planAnswers(
  form: CompiledForm,
  current: Answers,
  inputs: readonly AnswerInput[],
  now: Date
): AnswerPlan {
  const checked = inputs.map((input, index) =>
    checkInput(form, input, inputs.slice(0, index), now)
  )
  const errors = checked.flatMap((item) =>
    "error" in item ? [item.error] : []
  )
  if (errors.length > 0) {
    return { ok: false, errors }
  }
  const accepted = checked.flatMap((item) => ("error" in item ? [] : [item]))
  const answers = accepted.reduce<Answers>(
    (before, { question_id, value }) => replace(before, question_id, value),
    current
  )
  const evaluation = evaluate(form, answers, now)
  const hidden = accepted.filter(
    ({ question_id, value }) =>
      value !== undefined && !Object.hasOwn(evaluation.answers, question_id)
  )
  if (hidden.length > 0) {
    return {
      ok: false,
      errors: hidden.map(({ question_id }) => ({
        field: `answers.${question_id}`,
        message: "is not asked with the other answers as they are",
      })),
    }
  }
  return {
    ok: true,
    answers,
    changes: accepted.flatMap(({ question_id, value }) =>
      changeOf(question_id, ownAnswer(current, question_id), value)
    ),
    evaluation,
  }
}

type Accepted = { question_id: string; value: AnswerValue | undefined }

function checkInput(
  form: CompiledForm,
  input: AnswerInput,
  earlier: readonly AnswerInput[],
  now: Date
): Accepted | { error: AnswerError } {
  const fail = (message: string) => ({
    error: { field: `answers.${input.question}`, message },
  })
  const question = form.questions.get(input.question)
  if (!question) {
    return fail("is not a question of this form")
  }
  if (earlier.some((other) => other.question === input.question)) {
    return fail("is answered twice")
  }
  if (input.value === null) {
    return { question_id: question.id, value: undefined }
  }
  const check = validateAnswer(question, input.value, input.unit, now)
  return check.ok
    ? { question_id: question.id, value: check.value }
    : fail(check.message)
}

/** The answer that was given: what an object inherits is none. */
export const ownAnswer = (
  answers: Answers,
  id: string
): AnswerValue | undefined =>
  Object.hasOwn(answers, id) ? answers[id] : undefined

function replace(
  answers: Answers,
  id: string,
  value: AnswerValue | undefined
): Answers {
  const { [id]: _, ...rest } = answers
  return value === undefined ? rest : { ...rest, [id]: value }
}

function changeOf(
  question_id: string,
  previous: AnswerValue | undefined,
  value: AnswerValue | undefined
): AnswerChange[] {
  if (canonicalJson(previous) === canonicalJson(value)) {
    return []
  }
  const kind =
    value === undefined
      ? "withdrawn"
      : previous === undefined
        ? "given"
        : "changed"
  return [{ question_id, kind, previous, value }]
}
