import { walkCondition } from "../definition/conditions"
import type {
  Condition,
  ConditionVisitor,
  Leaf,
} from "../definition/conditions"
import { placedQuestions } from "../definition/form-definition"
import type {
  FormDefinition,
  PlacedQuestion,
} from "../definition/form-definition"

/** The conditions that decide whether a question is asked: its section's, its step's and its own. */
export const showConditions = (placed: PlacedQuestion): Condition[] =>
  [placed.section.show_if, placed.step.show_if, placed.question.show_if].filter(
    (condition) => condition !== undefined
  )

/** The parts of a form that conditions refer to by name. */
type Referable = Pick<FormDefinition, "conditions" | "calculations">

/** Visits a condition and the named conditions in it. Unknown names are left out; cycles end. */
function walkThrough(
  condition: Condition,
  { conditions }: Referable,
  visitor: Pick<ConditionVisitor, "leaf" | "calculation">
): void {
  const seen = new Set<string>()
  const visit = (current: Condition): void => {
    walkCondition(current, {
      ...visitor,
      named: (name) => {
        const target = Object.hasOwn(conditions, name)
          ? conditions[name]
          : undefined
        if (target !== undefined && !seen.has(name)) {
          seen.add(name)
          visit(target)
        }
      },
    })
  }
  visit(condition)
}

/** The questions a condition looks at, through named conditions and calculations too. */
export function questionsUsed(
  condition: Condition,
  form: Referable
): Set<string> {
  const found = new Set<string>()
  walkThrough(condition, form, {
    leaf: (leaf) => void found.add(leaf.question),
    calculation: (leaf) =>
      form.calculations[leaf.calculation]?.questions.forEach((id) =>
        found.add(id)
      ),
  })
  return found
}

/** The comparisons of answers in a condition, through named conditions too. */
export function leavesUsed(condition: Condition, form: Referable): Leaf[] {
  const found: Leaf[] = []
  walkThrough(condition, form, { leaf: (leaf) => void found.push(leaf) })
  return found
}

/** The calculations a condition looks at, through named conditions too. */
export function calculationsUsed(
  condition: Condition,
  form: Referable
): Set<string> {
  const found = new Set<string>()
  walkThrough(condition, form, {
    calculation: (leaf) => void found.add(leaf.calculation),
  })
  return found
}

/** For each question, the questions that decide whether it is asked. */
export function visibilityGraph(
  definition: FormDefinition
): Map<string, Set<string>> {
  return new Map(
    placedQuestions(definition).map((placed) => [
      placed.question.id,
      new Set(
        showConditions(placed).flatMap((condition) => [
          ...questionsUsed(condition, definition),
        ])
      ),
    ])
  )
}

/** For each named condition, the named conditions it refers to. */
export const namedGraph = (
  definition: FormDefinition
): Map<string, Set<string>> =>
  new Map(
    Object.entries(definition.conditions).map(([name, condition]) => {
      const targets = new Set<string>()
      walkCondition(condition, { named: (target) => void targets.add(target) })
      return [name, targets]
    })
  )

/**
 * Sorts nodes so that each comes after what it depends on; names the nodes of
 * the first circle when there is one. Targets outside the graph are ignored.
 */
export function sortByDependence(
  graph: ReadonlyMap<string, ReadonlySet<string>>
): { order: string[]; cycle?: string[] } {
  const order: string[] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (node: string): string[] | undefined => {
    if (done.has(node) || !graph.has(node)) {
      return undefined
    }
    if (path.includes(node)) {
      return [...path.slice(path.indexOf(node)), node]
    }
    path.push(node)
    for (const target of graph.get(node) ?? []) {
      const cycle = visit(target)
      if (cycle) {
        return cycle
      }
    }
    path.pop()
    done.add(node)
    order.push(node)
    return undefined
  }
  for (const node of graph.keys()) {
    const cycle = visit(node)
    if (cycle) {
      return { order, cycle }
    }
  }
  return { order }
}
