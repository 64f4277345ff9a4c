import type { Answers, AnswerValue } from "../definition/answers"
import type { Question } from "../definition/questions"
import type { Truth } from "./truth"
import type { Fits } from "./well-typed"

/** A question by its place in the form, which is how a running evaluation finds its answer. */
export type Slot = {
  question: Question
  position: number
  fits: Fits
}

/** What a running evaluation knows so far; each list is by the question's position. */
export type Run = {
  now: Date
  /** Whether each question is asked; filled in the order of dependence. */
  active: Truth[]
  /** The answers that are of their question's kind. */
  values: (AnswerValue | undefined)[]
  /** By the calculation's position; undefined until somebody asks. */
  scores: (number | null | undefined)[]
}

export type Predicate = (run: Run) => Truth
export type Measure = (run: Run) => number | null

/** What has to be known of a form to start an evaluation. */
export type Runnable = {
  slots: readonly Slot[]
  /** The questions that are asked only at times, each after those it depends on. */
  conditional: readonly { position: number; shown: Predicate }[]
}

/** Takes the answers in and finds out which questions are asked. */
export function startRun(form: Runnable, answers: Answers, now: Date): Run {
  const run: Run = { now, active: [], values: [], scores: [] }
  for (const { question, position, fits } of form.slots) {
    const value: unknown = answers[question.id]
    run.values[position] =
      value !== undefined && fits(value) ? value : undefined
    run.active[position] = true
  }
  for (const { position, shown } of form.conditional) {
    run.active[position] = shown(run)
  }
  return run
}
