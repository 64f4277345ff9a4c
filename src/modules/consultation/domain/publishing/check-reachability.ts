import type { AnswerValue } from "../definition/answers"
import { compileForm } from "../evaluation/compile-form"
import type { CompiledForm } from "../evaluation/compile-form"
import { askedOf, startRun } from "../evaluation/run"
import type { Predicate, Runnable } from "../evaluation/run"
import { walkCondition } from "../definition/conditions"
import type { Condition, Leaf } from "../definition/conditions"
import { showConditions, visibilityGraph } from "../evaluation/dependencies"
import { placedQuestions } from "../definition/form-definition"
import type { FormDefinition } from "../definition/form-definition"
import type { FormProblem } from "../definition/form-problem"
import { choicesOf } from "../evaluation/operators"
import type { Question } from "../definition/questions"
import type { Truth } from "../evaluation/truth"

// Beyond this many combinations a condition is taken to be satisfiable.
const LIMIT = 20_000

/** Questions that can never be asked and rules that can never speak, found by trying representative answers. */
export function checkReachability(definition: FormDefinition): FormProblem[] {
  const form = compileForm(definition)
  const graph = visibilityGraph(definition)
  const samples = sampleAnswers(definition, form)
  const summed = summedQuestions(definition)
  const satisfiable = (ids: Iterable<string>, holds: Predicate) => {
    const needed = closure(ids, graph)
    // Which sums can be reached by several choices or numbers is not tried out.
    if ([...needed].some((id) => summed.has(id))) {
      return true
    }
    const part = partOf(form, needed)
    return someCombination(needed, samples, (answers) =>
      holds(startRun(part, answers, NOW))
    )
  }
  return [
    ...form.placed.flatMap(({ question, place }, position) =>
      satisfiable([question.id], (run) => askedOf(run.seen[position]))
        ? []
        : [{ place, message: "can never be asked" }]
    ),
    ...form.rules.flatMap(({ rule, holds, uses }, index) =>
      satisfiable(
        uses.map((slot) => slot.question.id),
        holds
      )
        ? []
        : [
            {
              place: `rules[${index}] (${rule.id})`,
              message: "can never apply",
            },
          ]
    ),
  ]
}

const summedQuestions = (definition: FormDefinition): Set<string> => {
  const kinds = new Map(
    placedQuestions(definition).map(({ question }) => [
      question.id,
      question.kind,
    ])
  )
  return new Set(
    Object.values(definition.calculations)
      .flatMap(({ questions }) => questions)
      .filter((id) => kinds.get(id) !== "single")
  )
}

function closure(
  ids: Iterable<string>,
  graph: ReadonlyMap<string, ReadonlySet<string>>
): Set<string> {
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (!found.has(id)) {
      found.add(id)
      graph.get(id)?.forEach(visit)
    }
  }
  for (const id of ids) {
    visit(id)
  }
  return found
}

/** Far in the future, so that every age there is can be a date before it. */
const NOW = new Date(Date.UTC(2100, 0, 1))

/** What has to run to know these questions. */
const partOf = (form: CompiledForm, needed: ReadonlySet<string>): Runnable => {
  const slots = form.slots.filter(({ question }) => needed.has(question.id))
  const positions = new Set(slots.map(({ position }) => position))
  return {
    slots,
    slotsById: form.slotsById,
    conditional: form.conditional.filter(({ position }) =>
      positions.has(position)
    ),
  }
}

function someCombination(
  ids: ReadonlySet<string>,
  samples: ReadonlyMap<string, AnswerValue[]>,
  test: (answers: Record<string, AnswerValue>) => Truth
): boolean {
  const axes = [...ids].map((id) => ({ id, values: samples.get(id) ?? [] }))
  const total = axes.reduce(
    (product, { values }) => product * (values.length + 1),
    1
  )
  if (total > LIMIT) {
    return true
  }
  for (let index = 0; index < total; index += 1) {
    let rest = index
    const answers: Record<string, AnswerValue> = {}
    for (const { id, values } of axes) {
      const value = values[rest % (values.length + 1)]
      rest = Math.floor(rest / (values.length + 1))
      if (value !== undefined) {
        answers[id] = value
      }
    }
    if (test(answers) === true) {
      return true
    }
  }
  return false
}

/** Per question the answers at which some comparison could turn. */
function sampleAnswers(
  definition: FormDefinition,
  form: CompiledForm
): Map<string, AnswerValue[]> {
  const leaves: Leaf[] = []
  const collect = (condition: Condition) =>
    walkCondition(condition, { leaf: (leaf) => void leaves.push(leaf) })
  Object.values(definition.conditions).forEach(collect)
  definition.rules.forEach((rule) => collect(rule.when))
  form.placed.forEach((placed) => showConditions(placed).forEach(collect))
  return new Map(
    [...form.questions.values()].map((question) => [
      question.id,
      samplesOf(
        question,
        leaves.filter((leaf) => leaf.question === question.id)
      ),
    ])
  )
}

function samplesOf(question: Question, leaves: readonly Leaf[]): AnswerValue[] {
  const numbers = leaves.flatMap(({ value }) =>
    [value].flat().filter((item) => typeof item === "number")
  )
  const around = [...new Set(numbers.flatMap((n) => [n - 1, n, n + 1]))]
  switch (question.kind) {
    case "single":
    case "yes_no":
      return choicesOf(question) ?? []
    case "multiple":
      return multipleSamples(
        question.options.map((option) => option.value),
        leaves
      )
    case "text":
      return [
        "a",
        ...leaves.flatMap(({ value }) =>
          typeof value === "string" ? [value] : []
        ),
      ]
    case "number":
      return [question.min, question.max, ...around].filter(
        (n) => n >= question.min && n <= question.max
      )
    case "date":
      return (around.length > 0 ? around : [30])
        .filter((age) => age >= 0)
        .map((age) => `${2099 - age}-06-15`)
    case "height_weight":
      return (around.length > 0 ? around : [25]).map((bmi) => ({
        height_cm: 100,
        weight_kg: bmi,
      }))
    case "file":
      return [{ file_id: "sample", name: "sample" }]
    case "information":
      return []
  }
}

/** Each option alone, all together, and the lists that comparisons name. */
const multipleSamples = (
  options: string[],
  leaves: readonly Leaf[]
): AnswerValue[] => [
  ...options.map((option) => [option]),
  options,
  ...leaves.flatMap(({ operator, value }) =>
    operator === "all_of" && Array.isArray(value) ? [value.map(String)] : []
  ),
]
