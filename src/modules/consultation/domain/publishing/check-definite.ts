import type { Condition } from "../definition/conditions"
import { placedQuestions } from "../definition/form-definition"
import type { FormDefinition } from "../definition/form-definition"
import type { FormProblem } from "../definition/form-problem"
import { questionsUsed, showConditions } from "../evaluation/dependencies"

/**
 * Questions of which it can stay unknown for good whether they are asked,
 * because an optional question they look at may be left open. A patient could
 * then send answers in without having been asked all there is (SAF-10).
 *
 * @param form one without unknown references and circles
 */
export function checkDefinite(form: FormDefinition): FormProblem[] {
  const placed = placedQuestions(form)
  const optional = new Set(
    placed.flatMap(({ question }) => (question.required ? [] : [question.id]))
  )
  return placed.flatMap((item) => {
    const shown = { all: showConditions(item) }
    const looked = [...questionsUsed(shown, form)].filter((id) =>
      optional.has(id)
    )
    const open = openings(looked).find(
      (ids) => (truthsOf(shown, form, new Set(ids)) & UNKNOWN) !== 0
    )
    return open
      ? [
          {
            place: `${item.place}.show_if`,
            message: `stays undecided when "${open.join('", "')}" is left open: compare it only together with exists, or require it`,
          },
        ]
      : []
  })
}

const MOST_TRIED = 8

/** Which of these are left open, fewest first: every choice or, of many, each, each two, and all. */
function openings(ids: readonly string[]): string[][] {
  if (ids.length > MOST_TRIED) {
    const pairs = ids.flatMap((one, index) =>
      ids.slice(index + 1).map((other) => [one, other])
    )
    return [...ids.map((id) => [id]), ...pairs, [...ids]]
  }
  return ids
    .reduce<string[][]>(
      (found, id) => [...found, ...found.map((some) => [...some, id])],
      [[]]
    )
    .filter((some) => some.length > 0)
    .sort((a, b) => a.length - b.length)
}

// What a condition may come to, as a set of bits.
const TRUE = 1
const FALSE = 2
const UNKNOWN = 4

/** What a condition may come to with these questions left open and all others answered or not asked. */
function truthsOf(
  condition: Condition,
  form: FormDefinition,
  open: ReadonlySet<string>
): number {
  const known = new Map<string, number>()
  const visit = (current: Condition): number => {
    if ("question" in current) {
      if (!open.has(current.question)) {
        return TRUE | FALSE
      }
      if (current.operator === "exists") {
        return current.value === false ? TRUE : FALSE
      }
      return UNKNOWN
    }
    if ("calculation" in current) {
      const { questions = [] } = form.calculations[current.calculation] ?? {}
      return questions.some((id) => open.has(id)) ? UNKNOWN : TRUE | FALSE
    }
    if ("condition" in current) {
      const name = current.condition
      const target = form.conditions[name]
      const truths = known.get(name) ?? (target ? visit(target) : UNKNOWN)
      known.set(name, truths)
      return truths
    }
    if ("not" in current) {
      return swap(visit(current.not))
    }
    return "all" in current
      ? allOf(current.all.map(visit))
      : swap(allOf(current.any.map((member) => swap(visit(member)))))
  }
  return visit(condition)
}

const swap = (truths: number) =>
  (truths & UNKNOWN) | (truths & TRUE ? FALSE : 0) | (truths & FALSE ? TRUE : 0)

const allOf = (members: readonly number[]): number =>
  (members.every((member) => member & TRUE) ? TRUE : 0) |
  (members.some((member) => member & FALSE) ? FALSE : 0) |
  (members.some((member) => member & UNKNOWN) &&
  members.every((member) => member & (TRUE | UNKNOWN))
    ? UNKNOWN
    : 0)
