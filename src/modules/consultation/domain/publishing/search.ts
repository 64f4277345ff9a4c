import type { AnswerValue } from "../definition/answers"
import type { Condition } from "../definition/conditions"
import { placedQuestions } from "../definition/form-definition"
import type { FormDefinition } from "../definition/form-definition"
import type { CompiledForm } from "../evaluation/compile-form"
import { leavesUsed, showConditions } from "../evaluation/dependencies"
import { startRun } from "../evaluation/run"
import type { Run, Runnable } from "../evaluation/run"
import { SAMPLE_NOW, samplesOf } from "./samples"

/** unknown: there are too many answers to try, or not all that matter are tried. */
export type Found = "yes" | "no" | "unknown"

/** Looks for answers by which these conditions come to something. */
export type Search = (
  conditions: readonly Condition[],
  questions: Iterable<string>,
  test: (run: Run, part: Runnable) => boolean
) => Found

// Beyond this many combinations nothing is tried.
const LIMIT = 20_000

/**
 * A search among the answers of a form, by trying every combination of
 * representative ones, open questions too.
 *
 * @param combinations how many may be tried in all; what comes later is unknown
 */
export function searchOf(form: CompiledForm, combinations: number): Search {
  const summed = summedQuestions(form.definition)
  const shows = new Map(
    form.placed.map((placed) => [placed.question.id, showConditions(placed)])
  )
  let left = combinations
  return (conditions, questions, test) => {
    const needed = closure(questions, form.hangsOn)
    // Which sums can be reached by several choices or numbers is not tried out.
    if ([...needed].some((id) => summed.has(id))) {
      return "unknown"
    }
    const leaves = [
      ...conditions,
      ...[...needed].flatMap((id) => shows.get(id) ?? []),
    ].flatMap((condition) => leavesUsed(condition, form.definition))
    const samples = [...needed].flatMap((id) => {
      const question = form.questions.get(id)
      const own = leaves.filter((leaf) => leaf.question === id)
      return question ? [{ id, ...samplesOf(question, own) }] : []
    })
    const total = samples.reduce(
      (product, { values }) => product * (values.length + 1),
      1
    )
    if (total > LIMIT || total > left) {
      return "unknown"
    }
    left -= total
    const part = partOf(form, needed)
    for (let index = 0; index < total; index += 1) {
      const run = startRun(part, combination(samples, index), SAMPLE_NOW)
      if (test(run, part)) {
        return "yes"
      }
    }
    return samples.every(({ complete }) => complete) ? "no" : "unknown"
  }
}

/** The answers by a number, each question's own or none of them. */
function combination(
  samples: readonly { id: string; values: AnswerValue[] }[],
  index: number
): Record<string, AnswerValue> {
  let rest = index
  const answers: Record<string, AnswerValue> = {}
  for (const { id, values } of samples) {
    const value = values[rest % (values.length + 1)]
    rest = Math.floor(rest / (values.length + 1))
    if (value !== undefined) {
      answers[id] = value
    }
  }
  return answers
}

function summedQuestions(definition: FormDefinition): Set<string> {
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

/** These questions and all that decide whether they are asked. */
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

/** What has to run to know these questions. */
function partOf(form: CompiledForm, needed: ReadonlySet<string>): Runnable {
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
