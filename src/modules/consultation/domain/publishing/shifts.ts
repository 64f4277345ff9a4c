import type { CalculationLeaf, Leaf } from "../definition/conditions"
import type { FormDefinition } from "../definition/form-definition"
import type { Question } from "../definition/questions"
import { compileComparison } from "../evaluation/compile-operator"
import {
  COMPARES_AS,
  answerValues,
  scoreValues,
  tidy,
} from "./reachable-values"
import type { Values } from "./reachable-values"

type Comparison = {
  name: string
  /** As the form says it. */
  said: string
  operator: CalculationLeaf["operator"]
  value: CalculationLeaf["value"]
  values: Values
}

export type Shift = { value: number | number[]; detail: string }

/** A comparison of an answer with numbers; undefined when it is none. */
export function answerComparison(
  { question: name, operator: said, value }: Leaf,
  question: Question
): Comparison | undefined {
  const values = answerValues(question)
  const operator = COMPARES_AS[said]
  const numbers = [value].flat().filter((item) => typeof item === "number")
  return values && operator && numbers.length > 0
    ? {
        name,
        said,
        operator,
        value: Array.isArray(value) ? numbers : (numbers[0] ?? 0),
        values,
      }
    : undefined
}

/** A comparison of a score; undefined when there is no such score. */
export function scoreComparison(
  { calculation: name, operator, value }: CalculationLeaf,
  form: FormDefinition
): Comparison | undefined {
  const calculation = form.calculations[name]
  return calculation
    ? {
        name,
        said: operator,
        operator,
        value,
        values: scoreValues(calculation, form),
      }
    : undefined
}

/**
 * The comparison with each of its numbers moved down and up, to the nearest
 * value with which something that can be reached is judged in another way.
 */
export function shiftsOf(comparison: Comparison): Shift[] {
  const { name, said, value, values } = comparison
  const numbers = [value].flat()
  return numbers.flatMap((from, index) =>
    ([-1, 1] as const).flatMap((way) => {
      let to: number | undefined = from
      while (to !== undefined) {
        const next: number | undefined =
          way < 0 ? values.below(to) : values.above(to)
        const moved = next ?? tidy(to + way * values.step)
        const changed = Array.isArray(value)
          ? numbers.with(index, moved)
          : moved
        if (differ(comparison, changed)) {
          return [
            { value: changed, detail: `${name} ${said} ${from} is ${moved}` },
          ]
        }
        to = next
      }
      return []
    })
  )
}

/** Whether some value that can be reached is judged in another way. */
function differ(
  { operator, value, values }: Comparison,
  changed: number | number[]
): boolean {
  const before = compileComparison(operator, value)
  const after = compileComparison(operator, changed)
  return around([...[value].flat(), ...[changed].flat()], values).some(
    (point) => before(point) !== after(point)
  )
}

/** Whether it holds of every value that can be reached, or of none. */
export function constantTruth({
  operator,
  value,
  values,
}: Comparison): boolean | undefined {
  const test = compileComparison(operator, value)
  const truths = new Set(
    around([value].flat(), values).map((point) => test(point))
  )
  const [only] = truths
  return truths.size === 1 ? only : undefined
}

/** Values that can be reached at, below and above these, and the ends. */
const around = (bounds: readonly number[], values: Values): number[] => [
  ...[values.above(-Infinity), values.below(Infinity)].flatMap(
    (end) => end ?? []
  ),
  ...bounds.flatMap((bound) =>
    [
      ...(values.has(bound) ? [bound] : []),
      values.above(bound) ?? [],
      values.below(bound) ?? [],
    ].flat()
  ),
]
