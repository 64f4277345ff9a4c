import type { Condition, Draft, FormDefinition, ItemRef } from "./types"
import { hasOptions } from "./types"
import { updateItem } from "./outline"
import { allSteps, mapCondition, mapConditions, placedQuestions } from "./walk"

/** Everything that has an id of its own. */
export type IdKind =
  | ItemRef["kind"]
  | "rule"
  | "condition"
  | "calculation"
  | "suggestion"
  | "case"

const LONGEST = 60

/** The ids of one kind that are taken. */
export function idsOf({ definition, cases }: Draft, kind: IdKind): string[] {
  switch (kind) {
    case "section":
      return definition.sections.map(({ id }) => id)
    case "step":
      return allSteps(definition).map(({ id }) => id)
    case "question":
      return placedQuestions(definition).map(({ question }) => question.id)
    case "rule":
      return definition.rules.map(({ id }) => id)
    case "suggestion":
      return definition.suggestions.rules.map(({ id }) => id)
    case "condition":
      return Object.keys(definition.conditions)
    case "calculation":
      return Object.keys(definition.calculations)
    case "case":
      return cases.map(({ id }) => id)
  }
}

/** A text as an id: "Do you smoke?" gives "do_you_smoke". Empty where nothing is left. */
export const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40)
    .replace(/_+$/, "")

/** The wanted id, or with a number where it is taken. */
export function freshId(wanted: string, taken: readonly string[]): string {
  const base = wanted || "item"
  if (!taken.includes(base)) {
    return base
  }
  for (let number = 2; ; number++) {
    const next = `${base.slice(0, LONGEST - 5)}_${number}`
    if (!taken.includes(next)) {
      return next
    }
  }
}

/** Ids that were made up before there was a text to take one from. */
export const isMadeUp = (id: string): boolean =>
  /^new_(section|step|question|rule|condition|calculation|suggestion|option)(_\d+)?$/.test(
    id
  )

/** Why an id can't be taken, in words; undefined when it can. */
export function idProblem(
  id: string,
  taken: readonly string[]
): string | undefined {
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(id)) {
    return "Lower-case letters, digits and _ only, beginning with a letter."
  }
  return taken.includes(id) ? "Another one has this id." : undefined
}

const swap = (from: string, to: string) => (id: string) =>
  id === from ? to : id

/** The draft with one id changed, wherever it is referred to. */
export function renameId(
  draft: Draft,
  kind: IdKind,
  from: string,
  to: string
): Draft {
  const { definition, cases } = draft
  const swapped = swap(from, to)
  switch (kind) {
    case "section":
    case "step":
      return {
        cases,
        definition: updateItem(definition, { kind, id: from }, (item) => ({
          ...item,
          id: to,
        })),
      }
    case "question":
      return renameQuestion(draft, from, to)
    case "condition":
      return {
        cases,
        definition: renameKey(
          mapConditions(definition, (condition) =>
            mapCondition(condition, { named: swapped })
          ),
          "conditions",
          swapped
        ),
      }
    case "calculation":
      return renameCalculation(draft, swapped)
    case "rule":
      return {
        definition: {
          ...definition,
          rules: definition.rules.map((rule) => ({
            ...rule,
            id: swapped(rule.id),
          })),
        },
        cases: cases.map((one) => ({
          ...one,
          expect: { ...one.expect, rules: one.expect.rules.map(swapped) },
        })),
      }
    case "suggestion":
      return {
        cases,
        definition: {
          ...definition,
          suggestions: {
            ...definition.suggestions,
            rules: definition.suggestions.rules.map((one) => ({
              ...one,
              id: swapped(one.id),
            })),
          },
        },
      }
    case "case":
      return {
        definition,
        cases: cases.map((one) => ({ ...one, id: swapped(one.id) })),
      }
  }
}

function renameKey(
  form: FormDefinition,
  where: "conditions" | "calculations",
  swapped: (id: string) => string
): FormDefinition {
  return {
    ...form,
    [where]: Object.fromEntries(
      Object.entries(form[where]).map(([id, one]) => [swapped(id), one])
    ),
  }
}

const renameKeys = <T>(
  record: Record<string, T>,
  swapped: (id: string) => string
): Record<string, T> =>
  Object.fromEntries(
    Object.entries(record).map(([id, value]) => [swapped(id), value])
  )

function renameQuestion(draft: Draft, from: string, to: string): Draft {
  const swapped = swap(from, to)
  const inConditions = (condition: Condition) =>
    mapCondition(condition, {
      leaf: (leaf) => ({ ...leaf, question: swapped(leaf.question) }),
    })
  const form = updateItem(
    mapConditions(draft.definition, inConditions),
    { kind: "question", id: from },
    (item) => ({ ...item, id: to })
  )
  return {
    definition: {
      ...form,
      calculations: Object.fromEntries(
        Object.entries(form.calculations).map(([id, one]) => [
          id,
          { ...one, questions: one.questions.map(swapped) },
        ])
      ),
    },
    cases: draft.cases.map((one) => ({
      ...one,
      answers: renameKeys(one.answers, swapped),
    })),
  }
}

function renameCalculation(
  { definition, cases }: Draft,
  swapped: (id: string) => string
): Draft {
  const form = mapConditions(definition, (condition) =>
    mapCondition(condition, {
      calculation: (leaf) => ({
        ...leaf,
        calculation: swapped(leaf.calculation),
      }),
    })
  )
  return {
    definition: renameKey(form, "calculations", swapped),
    cases: cases.map((one) =>
      one.expect.calculations
        ? {
            ...one,
            expect: {
              ...one.expect,
              calculations: renameKeys(one.expect.calculations, swapped),
            },
          }
        : one
    ),
  }
}

/** The draft with an option's value changed, in conditions and golden cases too. */
export function renameOption(
  draft: Draft,
  questionId: string,
  from: string,
  to: string
): Draft {
  const swapped = swap(from, to)
  const inValue = <T>(value: T): T | string | string[] => {
    if (typeof value === "string") {
      return swapped(value)
    }
    return Array.isArray(value)
      ? value.map((one: unknown) => (one === from ? to : String(one)))
      : value
  }
  const form = mapConditions(draft.definition, (condition) =>
    mapCondition(condition, {
      leaf: (leaf) =>
        leaf.question === questionId && leaf.value !== undefined
          ? { ...leaf, value: inValue(leaf.value) }
          : leaf,
    })
  )
  return {
    definition: updateItem(
      form,
      { kind: "question", id: questionId },
      (question) => {
        if (!("kind" in question) || !hasOptions(question)) {
          return question
        }
        const options = question.options.map((option) => ({
          ...option,
          value: swapped(option.value),
        }))
        return question.kind === "multiple" && question.exclusive
          ? { ...question, options, exclusive: swapped(question.exclusive) }
          : { ...question, options }
      }
    ),
    cases: draft.cases.map((one) => {
      const answer = one.answers[questionId]
      return answer === undefined
        ? one
        : { ...one, answers: { ...one.answers, [questionId]: inValue(answer) } }
    }),
  }
}
