import type { Answers, AnswerValue } from "../definition/answers"
import type { CompiledForm } from "../evaluation/compile-form"
import type { RuleTrace } from "../evaluation/evaluate"

/** One consultation of a person, opened to be held against another. */
export type PastRun = {
  consultation_id: string
  form: CompiledForm
  /** Active answers: of questions that were asked. */
  answers: Answers
  trace: readonly RuleTrace[]
  /** When it was handed in, denied or last touched. */
  at: Date
}

const DAY_MS = 24 * 60 * 60_000

/** Days between two moments, whichever is first; with fractions. */
export const daysBetween = (a: Date, b: Date): number =>
  Math.abs(a.getTime() - b.getTime()) / DAY_MS

/** Files are uploaded anew each time: their ids say nothing about what changed. */
export const comparable = (value: AnswerValue | undefined) =>
  typeof value === "object" && "file_id" in value ? value.name : value
