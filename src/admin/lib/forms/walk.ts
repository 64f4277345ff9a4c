import type {
  CalculationLeaf,
  Condition,
  FormDefinition,
  Leaf,
  Question,
  Section,
  Step,
} from "./types"

export type PlacedQuestion = {
  question: Question
  step: Step
  section: Section
}

/** Every question with where it stands, in the order of asking. */
export const placedQuestions = (form: FormDefinition): PlacedQuestion[] =>
  form.sections.flatMap((section) =>
    section.steps.flatMap((step) =>
      step.questions.map((question) => ({ question, step, section }))
    )
  )

export const allSteps = (form: FormDefinition): Step[] =>
  form.sections.flatMap(({ steps }) => steps)

type Replace = {
  leaf?: (leaf: Leaf) => Leaf
  calculation?: (leaf: CalculationLeaf) => CalculationLeaf
  named?: (name: string) => string
}

/** The condition with every comparison and reference put through. */
export function mapCondition(condition: Condition, by: Replace): Condition {
  if ("question" in condition) {
    return by.leaf?.(condition) ?? condition
  }
  if ("calculation" in condition) {
    return by.calculation?.(condition) ?? condition
  }
  if ("condition" in condition) {
    return { condition: by.named?.(condition.condition) ?? condition.condition }
  }
  if ("not" in condition) {
    return { not: mapCondition(condition.not, by) }
  }
  return "all" in condition
    ? { all: condition.all.map((member) => mapCondition(member, by)) }
    : { any: condition.any.map((member) => mapCondition(member, by)) }
}

/** What a condition compares or refers to. */
export function usesOf(condition: Condition): string[] {
  const found: string[] = []
  mapCondition(condition, {
    leaf: (leaf) => {
      found.push(`question ${leaf.question}`)
      return leaf
    },
    calculation: (leaf) => {
      found.push(`calculation ${leaf.calculation}`)
      return leaf
    },
    named: (name) => {
      found.push(`condition ${name}`)
      return name
    },
  })
  return found
}

/** The form with every condition put through, wherever it stands. */
export function mapConditions(
  form: FormDefinition,
  map: (condition: Condition) => Condition
): FormDefinition {
  const shown = <T extends { show_if?: Condition | undefined }>(part: T): T =>
    part.show_if ? { ...part, show_if: map(part.show_if) } : part
  return {
    ...form,
    conditions: Object.fromEntries(
      Object.entries(form.conditions).map(([id, one]) => [id, map(one)])
    ),
    sections: form.sections.map((section) => ({
      ...shown(section),
      steps: section.steps.map((step) => ({
        ...shown(step),
        questions: step.questions.map(shown),
      })),
    })),
    rules: form.rules.map((rule) => ({ ...rule, when: map(rule.when) })),
    suggestions: {
      ...form.suggestions,
      rules: form.suggestions.rules.map((one) =>
        one.when ? { ...one, when: map(one.when) } : one
      ),
    },
  }
}

export type PlacedCondition = { place: string; condition: Condition }

/** Every condition with its place in words. */
export function allConditions(form: FormDefinition): PlacedCondition[] {
  const shown = (
    what: string,
    { show_if }: { show_if?: Condition | undefined }
  ): PlacedCondition[] =>
    show_if ? [{ place: `when ${what} is asked`, condition: show_if }] : []
  return [
    ...form.sections.flatMap((section) => [
      ...shown(`the section “${section.title}”`, section),
      ...section.steps.flatMap((step) => [
        ...shown(`the step “${step.title}”`, step),
        ...step.questions.flatMap((one) => shown(`“${one.label}”`, one)),
      ]),
    ]),
    ...form.rules.map((rule) => ({
      place: `the rule “${rule.id}”`,
      condition: rule.when,
    })),
    ...Object.entries(form.conditions).map(([id, condition]) => ({
      place: `the condition “${id}”`,
      condition,
    })),
    ...form.suggestions.rules.flatMap((one) =>
      one.when
        ? [{ place: `the suggestion “${one.id}”`, condition: one.when }]
        : []
    ),
  ]
}
