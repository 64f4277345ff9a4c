import { compileCondition } from "./compile-condition"
import type { Predicate, Scope } from "./compile-condition"
import type { Condition } from "../definition/conditions"
import {
  namedGraph,
  questionsUsed,
  showConditions,
  sortByDependence,
  visibilityGraph,
} from "./dependencies"
import { placedQuestions } from "../definition/form-definition"
import type {
  FormDefinition,
  PlacedQuestion,
} from "../definition/form-definition"
import type { Question } from "../definition/questions"
import type { Rule, Suggestion } from "../definition/rules"
import { allOf } from "./truth"

export type CompiledRule = { rule: Rule; holds: Predicate; uses: string[] }

/** A form version ready to run: every condition is a function, in the order of dependence. */
export type CompiledForm = {
  definition: FormDefinition
  questions: ReadonlyMap<string, Question>
  /** In the order in which they are asked. */
  placed: readonly PlacedQuestion[]
  /** Each question's "is it asked", after those it depends on. */
  visibility: readonly { id: string; shown: Predicate }[]
  rules: readonly CompiledRule[]
  suggestions: readonly { suggestion: Suggestion; holds: Predicate }[]
}

const always: Predicate = () => true

/**
 * Compiles a definition that passed `checkFormDefinition`.
 * @throws Error for a definition with a circle or an unknown reference.
 */
export function compileForm(definition: FormDefinition): CompiledForm {
  const placed = placedQuestions(definition)
  const questions = new Map(
    placed.map(({ question }) => [question.id, question])
  )
  const scope: Scope = { questions, named: compileNamed(definition, questions) }
  const compile = (condition: Condition) => compileCondition(condition, scope)

  const shown = new Map(
    placed.map((item) => {
      const parts = showConditions(item).map(compile)
      return [
        item.question.id,
        parts.length === 0
          ? always
          : (((run) =>
              allOf(parts.map((part) => part(run)))) satisfies Predicate),
      ]
    })
  )
  return {
    definition,
    questions,
    placed,
    visibility: sorted(visibilityGraph(definition)).map((id) => ({
      id,
      shown: shown.get(id) ?? always,
    })),
    rules: definition.rules.map((rule) => ({
      rule,
      holds: compile(rule.when),
      uses: [...questionsUsed(rule.when, definition.conditions)],
    })),
    suggestions: definition.suggestions.rules.map((suggestion) => ({
      suggestion,
      holds: suggestion.when ? compile(suggestion.when) : always,
    })),
  }
}

function compileNamed(
  definition: FormDefinition,
  questions: ReadonlyMap<string, Question>
): Map<string, Predicate> {
  const named = new Map<string, Predicate>()
  for (const name of sorted(namedGraph(definition))) {
    const condition = definition.conditions[name]
    if (condition) {
      named.set(name, compileCondition(condition, { questions, named }))
    }
  }
  return named
}

function sorted(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const { order, cycle } = sortByDependence(graph)
  if (cycle) {
    throw new Error(`The form has a circle: ${cycle.join(" → ")}`)
  }
  return order
}
