import type { FormDefinition } from "../definition/form-definition"
import type { FormProblem } from "../definition/form-problem"
import { goldenCasesSchema } from "../definition/golden-case"
import type { GoldenCase } from "../definition/golden-case"
import { compileForm } from "../evaluation/compile-form"
import type { CompiledForm } from "../evaluation/compile-form"
import { checkFormDefinition, repeated } from "./check-form"
import { runGoldenCases } from "./golden"
import type { GoldenResult } from "./golden"
import { mutationReport } from "./mutation-report"

/**
 * Everything that has to hold before a form is published: the definition is
 * sound, its golden cases fit it and pass, one of them ends well, every rule
 * applies in one, and no deny rule can be broken in a small way unnoticed.
 * Reports all problems of the first stage that has any; none means publishable.
 */
export function checkForPublishing(
  candidate: unknown,
  candidates: unknown
): FormProblem[] {
  const check = checkFormDefinition(candidate)
  const parsed = goldenCasesSchema.safeParse(candidates)
  if (!check.ok || !parsed.success) {
    return [
      ...(check.ok ? [] : check.problems),
      ...(parsed.error?.issues ?? []).map(({ path, message }) => ({
        place: ["golden_cases", ...path].join("."),
        message,
      })),
    ]
  }
  const { definition } = check
  const cases = parsed.data
  const form = compileForm(definition)
  const stages = [
    () => checkFit(form, cases),
    () => checkResults(cases, runGoldenCases(form, cases)),
    () => [
      ...checkCoverage(definition, cases),
      ...checkMutants(definition, cases),
    ],
  ]
  for (const stage of stages) {
    const problems = stage()
    if (problems.length > 0) {
      return problems
    }
  }
  return []
}

const placeOf = (id: string, index: number) => `golden_cases[${index}] (${id})`

/** Cases that can't be judged: the same id twice, or answers that fit no question. */
function checkFit(
  form: CompiledForm,
  cases: readonly GoldenCase[]
): FormProblem[] {
  const twice = repeated(cases.map(({ id }) => id)).map((id) => ({
    place: `golden case ${id}`,
    message: `the golden case id "${id}" is used more than once`,
  }))
  return [
    ...twice,
    ...cases.flatMap(({ id, answers }, index) =>
      Object.entries(answers).flatMap(([question, value]) => {
        const slot = form.scope.slots.get(question)
        if (slot?.fits(value)) {
          return []
        }
        return [
          {
            place: `${placeOf(id, index)}.answers.${question}`,
            message: slot
              ? `is no answer to a ${slot.question.kind} question`
              : `there is no question "${question}"`,
          },
        ]
      })
    ),
  ]
}

const checkResults = (
  cases: readonly GoldenCase[],
  results: readonly GoldenResult[]
): FormProblem[] => [
  ...results.flatMap(({ case_id, ok, expected, actual }, index) =>
    ok
      ? []
      : [
          {
            place: placeOf(case_id, index),
            message: `expects ${told(expected)}, but gives ${told(actual)}`,
          },
        ]
  ),
  ...(cases.some((golden) => golden.expect.outcome === "continue")
    ? []
    : [{ place: "golden_cases", message: "no case ends with continue" }]),
]

function told({
  outcome,
  rules,
  calculations = {},
}: GoldenCase["expect"] | GoldenResult["actual"]): string {
  const values = Object.entries(calculations).map(
    ([id, value]) => `${id} = ${value ?? "unknown"}`
  )
  return [`${outcome} by ${rules.join(", ") || "no rule"}`, ...values].join(
    ", "
  )
}

function checkCoverage(
  { rules }: FormDefinition,
  cases: readonly GoldenCase[]
): FormProblem[] {
  const covered = new Set(cases.flatMap((golden) => golden.expect.rules))
  return rules.flatMap(({ id }, index) =>
    covered.has(id)
      ? []
      : [
          {
            place: `rules[${index}] (${id})`,
            message: "applies in no golden case",
          },
        ]
  )
}

function checkMutants(
  definition: FormDefinition,
  cases: readonly GoldenCase[]
): FormProblem[] {
  const ids = definition.rules.map(({ id }) => id)
  return mutationReport(definition, cases).flatMap(
    ({ rule_id, rule_kind, detail, killed_by }) =>
      rule_kind === "deny" && killed_by === null
        ? [
            {
              place: `rules[${ids.indexOf(rule_id)}] (${rule_id})`,
              message: `no golden case notices when ${detail}`,
            },
          ]
        : []
  )
}
