import type { CalculationLeaf, Condition, Leaf } from "../definition/conditions"
import type { Question } from "../definition/questions"
import { compileComparison, compileOperator } from "./compile-operator"
import type { Measure, Predicate, Slot } from "./run"
import { allOf, anyOf, negate } from "./truth"
import type { Truth } from "./truth"

/** What a condition may refer to. */
export type Scope = {
  slots: ReadonlyMap<string, Slot>
  named: ReadonlyMap<string, Predicate>
  calculations: ReadonlyMap<string, Measure>
}

/**
 * Compiles a condition to a function, once per form version.
 * - A question that is not asked never matches: its answer is inactive everywhere.
 * - A question that is asked but not (or not properly) answered is unknown.
 * - A question of which it isn't known yet whether it is asked is unknown.
 * - A calculation whose value is not known is unknown.
 * @throws Error for references a checked definition does not have.
 */
export function compileCondition(
  condition: Condition,
  scope: Scope
): Predicate {
  if ("question" in condition) {
    return compileLeaf(condition, scope)
  }
  if ("calculation" in condition) {
    return compileCalculationLeaf(condition, scope)
  }
  if ("condition" in condition) {
    return required(scope.named, condition.condition, "named condition")
  }
  if ("not" in condition) {
    const inner = compileCondition(condition.not, scope)
    return (run) => negate(inner(run))
  }
  const [members, combine] =
    "all" in condition ? [condition.all, allOf] : [condition.any, anyOf]
  return combine(members.map((member) => compileCondition(member, scope)))
}

function compileLeaf(leaf: Leaf, scope: Scope): Predicate {
  const { question, position } = required(
    scope.slots,
    leaf.question,
    "question"
  )
  if (leaf.operator === "exists") {
    return compileExists(leaf, question, position)
  }
  return compileOperator(leaf.operator, leaf.value, position)
}

function compileExists(
  leaf: Leaf,
  question: Question,
  position: number
): Predicate {
  // Leaving a required question open is "not yet"; an optional one may be left open for good.
  const open: Truth = question.required ? null : false
  const wanted = leaf.value !== false
  return (run) => {
    const seen = run.seen[position]
    if (seen === false || seen === null) {
      return seen
    }
    const present = seen === undefined ? open : true
    return wanted ? present : negate(present)
  }
}

function compileCalculationLeaf(
  { calculation, operator, value }: CalculationLeaf,
  scope: Scope
): Predicate {
  const measure = required(scope.calculations, calculation, "calculation")
  const test = compileComparison(operator, value)
  return (run) => {
    const result = measure(run)
    return result === null ? null : test(result)
  }
}

function required<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
  const found = map.get(id)
  if (found === undefined) {
    throw new Error(`Unknown ${what} "${id}"`)
  }
  return found
}
