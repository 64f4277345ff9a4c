import { momentOf } from "../definition/golden-case"
import type { GoldenCase } from "../definition/golden-case"
import type { CompiledForm } from "../evaluation/compile-form"
import { evaluate } from "../evaluation/evaluate"
import type { Evaluation, Outcome } from "../evaluation/evaluate"

export type GoldenResult = {
  case_id: string
  ok: boolean
  expected: GoldenCase["expect"]
  actual: {
    outcome: Outcome
    rules: string[]
    calculations: Record<string, number | null>
  }
}

/** Judges every golden case and compares what comes out with what was expected. */
export const runGoldenCases = (
  form: CompiledForm,
  cases: readonly GoldenCase[]
): GoldenResult[] =>
  cases.map((golden) => {
    const { outcome, trace, calculations } = evaluate(
      form,
      golden.answers,
      momentOf(golden)
    )
    const actual = { outcome, rules: firedIds(trace), calculations }
    return {
      case_id: golden.id,
      ok: isAsExpected(golden.expect, actual),
      expected: golden.expect,
      actual,
    }
  })

/** The rules that fired, in the form's order. */
export const firedIds = (trace: Evaluation["trace"]): string[] =>
  trace.flatMap(({ rule_id, status }) => (status === "fired" ? [rule_id] : []))

/** Moving a rule changes nothing, so the order of the rules is not compared. */
function isAsExpected(
  expected: GoldenCase["expect"],
  { outcome, rules, calculations }: GoldenResult["actual"]
): boolean {
  const wanted = new Set(expected.rules)
  return (
    outcome === expected.outcome &&
    rules.length === wanted.size &&
    rules.every((id) => wanted.has(id)) &&
    Object.entries(expected.calculations ?? {}).every(
      ([id, value]) => calculations[id] === value
    )
  )
}
