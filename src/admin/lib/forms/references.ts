import { placedQuestions, allConditions, usesOf } from "./walk"
import { findItem } from "./outline"
import type { Draft, ItemRef } from "./types"

/** The questions that go when an item goes. */
function questionsIn(draft: Draft, ref: ItemRef): string[] {
  const item = findItem(draft.definition, ref)
  if (!item) {
    return []
  }
  return placedQuestions(draft.definition)
    .filter(
      ({ question, step, section }) =>
        question === item || step === item || section === item
    )
    .map(({ question }) => question.id)
}

/** What outside an item refers to the questions in it, in words. */
export function referencesTo(draft: Draft, ref: ItemRef): string[] {
  const ids = new Set(questionsIn(draft, ref))
  const own = new Set(
    placedQuestions(draft.definition)
      .filter(({ question }) => ids.has(question.id))
      .map(({ question }) => question.show_if)
  )
  const scores = Object.entries(draft.definition.calculations)
    .filter(([, { questions }]) => questions.some((id) => ids.has(id)))
    .map(([, { title }]) => `the score “${title}”`)
  return [
    ...allConditions(draft.definition)
      .filter(({ condition }) => !own.has(condition))
      .filter(({ condition }) =>
        usesOf(condition).some((use) => ids.has(use.replace("question ", "")))
      )
      .map(({ place }) => place),
    ...scores,
    ...casesWith(draft, (one) =>
      Object.keys(one.answers).some((id) => ids.has(id))
    ),
  ]
}

/** Where a named condition or a calculation is used, in words. */
export const usesOfNamed = (
  { definition }: Draft,
  kind: "condition" | "calculation",
  id: string
): string[] =>
  allConditions(definition)
    .filter(({ condition }) => usesOf(condition).includes(`${kind} ${id}`))
    .map(({ place }) => place)

/** The golden cases that expect a rule. */
export const casesExpecting = (draft: Draft, rule: string): string[] =>
  casesWith(draft, (one) => one.expect.rules.includes(rule))

const casesWith = (
  { cases }: Draft,
  test: (one: Draft["cases"][number]) => boolean
): string[] =>
  cases.filter(test).map(({ title }) => `the golden case “${title}”`)

const SHOWN = 4

/** "It is used in a, b and 3 more." */
export function usedIn(places: readonly string[]): string {
  const named = places.slice(0, SHOWN)
  const more = places.length - named.length
  return `It is used in ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`
}
