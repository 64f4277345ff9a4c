import type { Answers, AnswerValue } from "../definition/answers"
import type { Question } from "../definition/questions"
import type { Truth } from "./truth"
import type { Fits } from "./well-typed"

/** A question by its place in the form, which is how a running evaluation finds its answer. */
export type Slot = {
  id: string
  question: Question
  position: number
  fits: Fits
}

/**
 * What an evaluation sees of a question: the answer, or why there is none.
 * undefined: asked, without an answer of its kind; false: not asked, so that
 * nothing about it holds; null: not known whether it is asked.
 */
export type Seen = AnswerValue | undefined | false | null

/** What a running evaluation knows so far. */
export type Run = {
  now: Date
  /** How many answers were given, of whatever kind. */
  given: number
  /** By the question's position. */
  seen: Seen[]
  /** By the calculation's position; undefined until somebody asks. */
  scores: (number | null | undefined)[]
}

export type Predicate = (run: Run) => Truth
export type Measure = (run: Run) => number | null

/** What has to be known of a form to start an evaluation. */
export type Runnable = {
  /** In the order in which they are asked. */
  slots: readonly Slot[]
  slotsById: ReadonlyMap<string, Slot>
  /** The questions that are asked only at times, each after those it depends on. */
  conditional: readonly { position: number; shown: Predicate }[]
}

/** Takes the answers in and finds out which questions are asked. */
export function startRun(form: Runnable, answers: Answers, now: Date): Run {
  const { slots, slotsById } = form
  const seen = new Array<Seen>(slots.length).fill(undefined)
  const run: Run = { now, given: 0, seen, scores: [] }
  let next = 0
  // Most answers come in the form's order: then no question has to be looked up.
  for (const id in answers) {
    run.given += 1
    const expected = slots[next]
    const slot = expected?.id === id ? expected : slotsById.get(id)
    if (slot) {
      const value: unknown = answers[id]
      seen[slot.position] = slot.fits(value) ? value : undefined
      next = slot.position + 1
    }
  }
  for (const { position, shown } of form.conditional) {
    const asked = shown(run)
    if (asked !== true) {
      seen[position] = asked
    }
  }
  return run
}

/** Whether a question is asked, as far as that is known. */
export const askedOf = (seen: Seen): Truth =>
  seen === false || seen === null ? seen : true
