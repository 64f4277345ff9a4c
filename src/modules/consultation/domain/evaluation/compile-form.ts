import { compileCalculations } from "./calculate"
import type { CompiledCalculation } from "./calculate"
import { compileCondition } from "./compile-condition"
import type { Scope } from "./compile-condition"
import {
  calculationsUsed,
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
import type { Measure, Predicate, Runnable, Slot } from "./run"
import { allOf } from "./truth"
import { fitOf } from "./well-typed"

export type CompiledRule = {
  rule: Rule
  holds: Predicate
  /** The questions it looks at, and those its calculations add up. */
  uses: readonly Slot[]
  calculations: readonly CompiledCalculation[]
}

export type CompiledStep = {
  id: string
  title: string
  slots: readonly Slot[]
  /** What is seen of it when all its questions are asked, the same every time. */
  whole: { complete: VisibleStep; open: VisibleStep }
}

/** A step with the questions of it that are asked. */
export type VisibleStep = {
  readonly id: string
  readonly title: string
  readonly questions: readonly Question[]
  readonly complete: boolean
}

/** A form version ready to run: every condition is a function, in the order of dependence. */
export type CompiledForm = Runnable & {
  definition: FormDefinition
  questions: ReadonlyMap<string, Question>
  /** For each question, the questions that decide whether it is asked. */
  hangsOn: ReadonlyMap<string, ReadonlySet<string>>
  /** In the order in which they are asked. */
  placed: readonly PlacedQuestion[]
  steps: readonly CompiledStep[]
  calculations: readonly CompiledCalculation[]
  rules: readonly CompiledRule[]
  suggestions: readonly { suggestion: Suggestion; holds: Predicate }[]
  scope: Scope
}

const always: Predicate = () => true

/**
 * Compiles a definition that passed `checkFormDefinition`.
 * @throws Error for a definition with a circle or an unknown reference.
 */
export function compileForm(definition: FormDefinition): CompiledForm {
  const placed = placedQuestions(definition)
  const slots = placed.map(({ question }, position) => ({
    id: question.id,
    question,
    position,
    fits: fitOf(question),
  }))
  const byId = new Map(slots.map((slot) => [slot.question.id, slot]))
  const calculations = compileCalculations(definition.calculations, byId)
  const scope = scopeOf(definition, byId, calculations)
  const hangsOn = visibilityGraph(definition)
  return {
    definition,
    questions: new Map(placed.map(({ question }) => [question.id, question])),
    placed,
    slots,
    slotsById: byId,
    hangsOn,
    conditional: compileVisibility(hangsOn, placed, scope),
    steps: stepsOf(definition, byId),
    calculations,
    rules: definition.rules.map((rule) => compileRule(definition, rule, scope)),
    suggestions: definition.suggestions.rules.map((suggestion) => ({
      suggestion,
      holds: suggestion.when
        ? compileCondition(suggestion.when, scope)
        : always,
    })),
    scope,
  }
}

/** One rule, ready to run with the form it belongs to. */
const compileRule = (
  definition: FormDefinition,
  rule: Rule,
  scope: Scope
): CompiledRule => ({
  rule,
  holds: compileCondition(rule.when, scope),
  uses: [...questionsUsed(rule.when, definition)].flatMap(
    (id) => scope.slots.get(id) ?? []
  ),
  calculations: [...calculationsUsed(rule.when, definition)].flatMap((id) => {
    const measure = scope.calculations.get(id)
    return measure ? [{ id, measure }] : []
  }),
})

function scopeOf(
  definition: FormDefinition,
  slots: ReadonlyMap<string, Slot>,
  calculated: readonly CompiledCalculation[]
): Scope {
  const calculations = new Map<string, Measure>(
    calculated.map(({ id, measure }) => [id, measure])
  )
  const named = new Map<string, Predicate>()
  for (const name of sorted(namedGraph(definition))) {
    const condition = definition.conditions[name]
    if (condition) {
      named.set(
        name,
        compileCondition(condition, { slots, named, calculations })
      )
    }
  }
  return { slots, named, calculations }
}

function compileVisibility(
  graph: CompiledForm["hangsOn"],
  placed: readonly PlacedQuestion[],
  scope: Scope
): Runnable["conditional"] {
  const conditions = new Map(
    placed.map((item) => [item.question.id, showConditions(item)])
  )
  return sorted(graph).flatMap((id) => {
    const parts = conditions.get(id) ?? []
    const slot = scope.slots.get(id)
    return slot && parts.length > 0
      ? [
          {
            position: slot.position,
            shown: allOf(parts.map((part) => compileCondition(part, scope))),
          },
        ]
      : []
  })
}

const stepsOf = (
  definition: FormDefinition,
  slots: ReadonlyMap<string, Slot>
): CompiledStep[] =>
  definition.sections.flatMap(({ steps }) =>
    steps.map(({ id, title, questions }) => ({
      id,
      title,
      slots: questions.flatMap((question) => slots.get(question.id) ?? []),
      whole: {
        complete: { id, title, questions, complete: true },
        open: { id, title, questions, complete: false },
      },
    }))
  )

function sorted(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const { order, cycle } = sortByDependence(graph)
  if (cycle) {
    throw new Error(`The form has a circle: ${cycle.join(" → ")}`)
  }
  return order
}
