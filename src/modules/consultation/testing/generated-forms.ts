import fc from "fast-check"
import type { AnswerValue } from "../domain/definition/answers"
import type { Condition } from "../domain/definition/conditions"
import { formDefinitionSchema } from "../domain/definition/form-definition"
import type { FormDefinition } from "../domain/definition/form-definition"

const VALUES = ["a", "b", "c"]
const options = VALUES.map((value, score) => ({ value, label: value, score }))

/** Some questions of every kind that rules compare, in an order of its own. */
const KINDS = [
  { kind: "single", options },
  { kind: "yes_no" },
  { kind: "number", min: 0, max: 20 },
  { kind: "multiple", options },
  { kind: "date" },
  { kind: "height_weight" },
  { kind: "text", required: false },
] as const

type Kind = (typeof KINDS)[number]["kind"]
export type GeneratedQuestion = { id: string; kind: Kind; hidden: boolean }

/**
 * How optional answers are compared: with a look at whether they are there, so
 * that the comparison is decided either way, or bare, so that it may stay open.
 */
export type Optional = "guarded" | "bare"

const leafOf = (
  { id, kind }: GeneratedQuestion,
  optional: Optional
): fc.Arbitrary<Condition> => {
  const leaf = (operators: string[], value: fc.Arbitrary<unknown>) =>
    fc
      .record({ operator: fc.constantFrom(...operators), value })
      .map((rest) => ({ question: id, ...rest }) as Condition)
  switch (kind) {
    case "single":
      return fc.oneof(
        leaf(["equals", "not_equals"], fc.constantFrom(...VALUES)),
        leaf(["any_of", "none_of"], fc.subarray(VALUES, { minLength: 1 }))
      )
    case "yes_no":
      return leaf(["equals", "not_equals"], fc.constantFrom("yes", "no"))
    case "number":
      return fc.oneof(
        leaf(
          [
            "equals",
            "not_equals",
            "greater",
            "greater_or_equal",
            "less",
            "less_or_equal",
          ],
          fc.integer({ min: 0, max: 20 })
        ),
        leaf(["between"], fc.constantFrom([3, 9], [0, 20], [5, 5]))
      )
    case "multiple":
      return fc.oneof(
        leaf(["contains"], fc.constantFrom(...VALUES)),
        leaf(
          ["any_of", "all_of", "none_of"],
          fc.subarray(VALUES, { minLength: 1 })
        )
      )
    case "date":
      return leaf(
        ["age_at_least", "age_under"],
        fc.integer({ min: 1, max: 90 })
      )
    case "height_weight":
      return leaf(
        ["bmi_at_least", "bmi_over", "bmi_at_most", "bmi_under"],
        fc.integer({ min: 15, max: 45 })
      )
    case "text": {
      const bare: Condition = { question: id, operator: "contains", value: "x" }
      return fc.constant(
        optional === "bare"
          ? bare
          : { all: [{ question: id, operator: "exists" }, bare] }
      )
    }
  }
}

/** Comparisons of these questions, grouped and negated. */
const conditionOf = (
  questions: readonly GeneratedQuestion[],
  withScore: boolean,
  optional: Optional = "guarded"
): fc.Arbitrary<Condition> => {
  const score: fc.Arbitrary<Condition> = fc
    .record({
      operator: fc.constantFrom("greater" as const, "less_or_equal" as const),
      value: fc.integer({ min: 0, max: 5 }),
    })
    .map((rest) => ({ calculation: "score", ...rest }))
  const leaf = fc.oneof(
    ...questions.map((question) => leafOf(question, optional)),
    ...(withScore ? [score] : [])
  )
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      leaf,
      fc
        .array(tie("node"), { minLength: 1, maxLength: 3 })
        .map((all) => ({ all })),
      fc
        .array(tie("node"), { minLength: 1, maxLength: 3 })
        .map((any) => ({ any })),
      tie("node").map((not) => ({ not }))
    ),
  })).node
}

/** An answer of the question's kind. */
export const answerOf = (kind: Kind): fc.Arbitrary<AnswerValue> => {
  switch (kind) {
    case "single":
      return fc.constantFrom(...VALUES)
    case "yes_no":
      return fc.constantFrom("yes", "no")
    case "number":
      return fc.integer({ min: 0, max: 20 })
    case "multiple":
      return fc.subarray(VALUES, { minLength: 1 })
    case "date":
      return fc.integer({ min: 1920, max: 2025 }).map((year) => `${year}-06-15`)
    case "height_weight":
      return fc
        .integer({ min: 60, max: 180 })
        .map((weight_kg) => ({ height_cm: 200, weight_kg }))
    case "text":
      return fc.constantFrom("x", "y")
  }
}

const advice = { level: "see_gp", title: "Advice", text: ["Do."] }

type Generated = { definition: FormDefinition; questions: GeneratedQuestion[] }

/** Sound forms: show-ifs look back only, and some compare a score of the first choices. */
export const generatedForm = (
  hiding: boolean,
  optional: Optional = "guarded"
): fc.Arbitrary<Generated> =>
  fc
    .array(fc.constantFrom(...KINDS), { minLength: 2, maxLength: 8 })
    .chain((kinds) => {
      const questions = [KINDS[0], ...kinds].map(({ kind }, index) => ({
        id: `q${index}`,
        kind,
        hidden: false,
      }))
      const shows = questions.map((_, index) =>
        hiding && index > 0
          ? fc.option(
              conditionOf(questions.slice(0, index), index > 1, optional),
              {
                nil: undefined,
              }
            )
          : fc.constant(undefined)
      )
      return fc
        .record({
          shows: fc.tuple(...shows),
          rules: fc.array(
            fc.record({
              kind: fc.constantFrom("deny", "flag"),
              when: conditionOf(questions, hiding, optional),
            }),
            { minLength: 1, maxLength: 5 }
          ),
        })
        .map(({ shows: conditions, rules }) => ({
          questions: questions.map((question, index) => ({
            ...question,
            hidden: conditions[index] !== undefined,
          })),
          definition: definitionOf(
            [KINDS[0], ...kinds].map((fields, index) => ({
              id: `q${index}`,
              label: "Question",
              ...fields,
              ...(conditions[index] ? { show_if: conditions[index] } : {}),
            })),
            rules
          ),
        }))
    })

const definitionOf = (
  questions: object[],
  rules: { kind: string; when: Condition }[]
): FormDefinition =>
  formDefinitionSchema.parse({
    key: "generated",
    title: "Generated",
    intro: "Generated.",
    covers: "test",
    calculations: {
      score: { title: "Score", kind: "score", questions: ["q0"] },
    },
    sections: [
      {
        id: "all",
        title: "All",
        steps: questions.map((question, index) => ({
          id: `step_${index}`,
          title: "Step",
          questions: [question],
        })),
      },
    ],
    rules: rules.map((rule, index) => ({
      ...rule,
      id: `r${index}`,
      advice,
      reason_code: "generated",
      clinician_text: "Generated",
      source: "Generated",
    })),
    suggestions: { otherwise: "None." },
  })

/** An answer to every question. */
export const fullAnswers = (
  questions: readonly GeneratedQuestion[]
): fc.Arbitrary<Record<string, AnswerValue>> =>
  fc.tuple(...questions.map(({ kind }) => answerOf(kind))).map((values) =>
    Object.fromEntries(
      questions.flatMap(({ id }, index) => {
        const value = values[index]
        return value === undefined ? [] : [[id, value]]
      })
    )
  )
