import type { AnswerValue } from "../definition/answers"
import type { Calculation } from "../definition/calculations"
import type { FormDefinition } from "../definition/form-definition"
import type { Question } from "../definition/questions"
import type { Measure, Slot } from "./run"

export type CompiledCalculation = { id: string; measure: Measure }

/** Each calculation as a function that works its value out once per run, when somebody asks. */
export const compileCalculations = (
  calculations: FormDefinition["calculations"],
  slots: ReadonlyMap<string, Slot>
): CompiledCalculation[] =>
  Object.entries(calculations).map(([id, calculation], position) => {
    const score = compileScore(calculation, slots)
    return {
      id,
      measure: (run) => (run.scores[position] ??= score(run)),
    }
  })

/**
 * A hidden question adds nothing. One that is asked without an answer, or of
 * which it isn't known whether it is asked, makes the sum unknown (SAF-10).
 */
function compileScore(
  { questions }: Calculation,
  slots: ReadonlyMap<string, Slot>
): Measure {
  const parts = questions.map((id) => {
    const slot = slots.get(id)
    if (!slot) {
      throw new Error(`Unknown question "${id}" in a calculation`)
    }
    return { position: slot.position, points: pointsOf(slot.question) }
  })
  return (run) => {
    let total = 0
    for (const { position, points } of parts) {
      const seen = run.seen[position]
      if (seen === false) {
        continue
      }
      if (seen === null || seen === undefined) {
        return null
      }
      total += points(seen)
    }
    // Free of the noise of binary fractions, as numbers may have decimals.
    return Number(total.toFixed(6))
  }
}

/** What a well-typed answer adds. */
function pointsOf(question: Question): (value: AnswerValue) => number {
  if (question.kind !== "single" && question.kind !== "multiple") {
    return (value) => (typeof value === "number" ? value : 0)
  }
  const scores = new Map(
    question.options.map(({ value, score }) => [value, score ?? 0])
  )
  const of = (option: string) => scores.get(option) ?? 0
  return (value) => {
    if (typeof value === "string") {
      return of(value)
    }
    return Array.isArray(value)
      ? value.reduce((sum, option) => sum + of(option), 0)
      : 0
  }
}
