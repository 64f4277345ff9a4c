import { checkDefinite } from "./check-definite"
import { checkReachability } from "./check-reachability"
import type { Proof } from "./check-reachability"
import { checkCalculations, checkReferences } from "./check-references"
import { checkSize } from "./check-size"
import {
  namedGraph,
  sortByDependence,
  visibilityGraph,
} from "../evaluation/dependencies"
import {
  formDefinitionSchema,
  placedQuestions,
} from "../definition/form-definition"
import type { FormDefinition } from "../definition/form-definition"
import type { FormProblem } from "../definition/form-problem"
import type { Question } from "../definition/questions"
import { TOPICS } from "../definition/questions"

export type FormCheck =
  | { ok: true; definition: FormDefinition }
  | { ok: false; problems: FormProblem[] }

/**
 * Everything that has to hold before a form is published (CON-1, CON-3,
 * SAF-10): shape, advice of every rule, unique ids, known references, fitting
 * types, no circles, nothing that can stay undecided, nothing unreachable, the
 * topics of a treatment form.
 * Reports all problems of the first stage that has any.
 *
 * @param proofOf what is known to be reachable in a form that is sound otherwise
 */
export function checkFormDefinition(
  candidate: unknown,
  proofOf?: (definition: FormDefinition) => Proof
): FormCheck {
  const parsed = formDefinitionSchema.safeParse(candidate)
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => ({
        place: issue.path.join(".") || "form",
        message: adviceMissing(issue.path)
          ? "a deny or flag rule needs advice for the patient"
          : issue.message,
      })),
    }
  }
  const definition = parsed.data
  const stages = [
    () => [
      ...checkIds(definition),
      ...checkQuestions(definition),
      ...checkCalculations(definition),
      ...checkReferences(definition),
      ...checkTopics(definition),
    ],
    () => checkCycles(definition),
    () => checkSize(definition),
    () => [...checkOrder(definition), ...checkDefinite(definition)],
    () => checkReachability(definition, proofOf?.(definition)),
  ]
  for (const stage of stages) {
    const problems = stage()
    if (problems.length > 0) {
      return { ok: false, problems }
    }
  }
  return { ok: true, definition }
}

const adviceMissing = (path: readonly PropertyKey[]) =>
  path[0] === "rules" && path.length === 3 && path[2] === "advice"

function checkIds(definition: FormDefinition): FormProblem[] {
  const groups = {
    section: definition.sections.map((section) => section.id),
    step: definition.sections.flatMap((section) =>
      section.steps.map((step) => step.id)
    ),
    question: placedQuestions(definition).map(({ question }) => question.id),
    rule: definition.rules.map((rule) => rule.id),
    suggestion: definition.suggestions.rules.map(({ id }) => id),
  }
  return Object.entries(groups).flatMap(([what, ids]) =>
    repeated(ids).map((id) => ({
      place: `${what} ${id}`,
      message: `the ${what} id "${id}" is used more than once`,
    }))
  )
}

/** The ids that are there more than once. */
export const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
]

function checkQuestions(definition: FormDefinition): FormProblem[] {
  return placedQuestions(definition).flatMap(({ question, place }) =>
    questionProblems(question).map((message) => ({ place, message }))
  )
}

function questionProblems(question: Question): string[] {
  if (question.kind === "number" && question.min > question.max) {
    return ["min is above max"]
  }
  if (question.kind !== "single" && question.kind !== "multiple") {
    return []
  }
  const values = question.options.map((option) => option.value)
  const problems = repeated(values).map(
    (value) => `the option "${value}" is there more than once`
  )
  if (
    question.kind === "multiple" &&
    question.exclusive !== undefined &&
    !values.includes(question.exclusive)
  ) {
    problems.push(`the exclusive option "${question.exclusive}" is not there`)
  }
  return problems
}

function checkTopics(definition: FormDefinition): FormProblem[] {
  if (definition.covers !== "treatment") {
    return []
  }
  const covered = new Set(
    placedQuestions(definition).map(({ question }) => question.topic)
  )
  return TOPICS.filter((topic) => !covered.has(topic)).map((topic) => ({
    place: "sections",
    message: `a treatment form has to ask about ${topic.replaceAll("_", " ")}`,
  }))
}

function checkCycles(definition: FormDefinition): FormProblem[] {
  const cycles = {
    "named condition": sortByDependence(namedGraph(definition)).cycle,
    question: sortByDependence(visibilityGraph(definition)).cycle,
  }
  return Object.entries(cycles).flatMap(([what, cycle]) =>
    cycle
      ? [
          {
            place: `${what} ${cycle[0] ?? ""}`,
            message: `depends on itself: ${cycle.join(" → ")}`,
          },
        ]
      : []
  )
}

/** A question that appears because of a later one would be asked behind the patient's back. */
function checkOrder(definition: FormDefinition): FormProblem[] {
  const placed = placedQuestions(definition)
  const position = new Map(
    placed.map(({ question }, index) => [question.id, index])
  )
  const graph = visibilityGraph(definition)
  return placed.flatMap(({ question, place }, index) =>
    [...(graph.get(question.id) ?? [])]
      .filter((id) => (position.get(id) ?? -1) >= index)
      .map((id) => ({
        place: `${place}.show_if`,
        message: `depends on "${id}", which is asked later`,
      }))
  )
}
