import type { Answers, AnswerValue } from "../definition/answers"
import type { Condition, Leaf } from "../definition/conditions"
import { compileOperator } from "./operators"
import type { Question } from "../definition/questions"
import { allOf, anyOf, negate } from "./truth"
import type { Truth } from "./truth"
import { isWellTyped } from "./well-typed"

/** What a running evaluation knows so far. */
export type Run = {
  answers: Answers
  now: Date
  /** Whether each question is asked, by id; filled in the order of dependence. */
  active: Map<string, Truth>
}

export type Predicate = (run: Run) => Truth

/** What a condition may refer to. */
export type Scope = {
  questions: ReadonlyMap<string, Question>
  named: ReadonlyMap<string, Predicate>
}

/**
 * Compiles a condition to a function, once per form version.
 * - A question that is not asked never matches: its answer is inactive everywhere.
 * - A question that is asked but not (or not properly) answered is unknown.
 * - A question of which it isn't known yet whether it is asked is unknown.
 * @throws Error for references a checked definition does not have.
 */
export function compileCondition(
  condition: Condition,
  scope: Scope
): Predicate {
  if ("question" in condition) {
    return compileLeaf(condition, scope)
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
  const parts = members.map((member) => compileCondition(member, scope))
  return (run) => combine(lazily(parts, run))
}

function* lazily(parts: Predicate[], run: Run): Generator<Truth> {
  for (const part of parts) {
    yield part(run)
  }
}

function compileLeaf(leaf: Leaf, scope: Scope): Predicate {
  const question = required(scope.questions, leaf.question, "question")
  const test = compileTest(leaf, question)
  return (run) => {
    const active = run.active.get(leaf.question) ?? null
    if (active !== true) {
      return active
    }
    const answer = run.answers[leaf.question]
    return test(isWellTyped(question, answer) ? answer : undefined, run.now)
  }
}

function compileTest(
  leaf: Leaf,
  question: Question
): (answer: AnswerValue | undefined, now: Date) => Truth {
  if (leaf.operator === "exists") {
    // Leaving a required question open is "not yet"; an optional one may be left open for good.
    const open: Truth = question.required ? null : false
    const wanted = leaf.value !== false
    return (answer) => {
      const present = answer === undefined ? open : true
      return wanted ? present : negate(present)
    }
  }
  const test = compileOperator(leaf.operator, leaf.value)
  return (answer, now) => (answer === undefined ? null : test(answer, now))
}

function required<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
  const found = map.get(id)
  if (found === undefined) {
    throw new Error(`Unknown ${what} "${id}"`)
  }
  return found
}
