import { validateAnswer } from "../answering/validate-answer"
import type { FormDefinition } from "../definition/form-definition"
import type { FormProblem } from "../definition/form-problem"
import { goldenCasesSchema, momentOf } from "../definition/golden-case"
import type { GoldenCase } from "../definition/golden-case"
import { compileForm } from "../evaluation/compile-form"
import type { CompiledForm } from "../evaluation/compile-form"
import { evaluate } from "../evaluation/evaluate"
import { checkFormDefinition, repeated } from "./check-form"
import type { Proof } from "./check-reachability"
import { checkEffort } from "./check-size"
import { runGoldenCases } from "./golden"
import type { GoldenResult } from "./golden"
import { mutationReport } from "./mutation-report"
import type { MutationRow } from "./mutation-report"

/** What publishing would say, and what it rests on: those as soon as the definition is sound. */
export type PublishingReport = {
  problems: FormProblem[]
  golden: GoldenResult[]
  mutations: MutationRow[]
}

/**
 * Everything that has to hold before a form is published: the definition is
 * sound, its golden cases fit it and pass, one of them ends well, every rule
 * applies in one, and no deny rule can be broken in a small way unnoticed.
 * Reports all problems of the first stage that has any; none means publishable.
 */
export function publishingReport(
  candidate: unknown,
  candidates: unknown
): PublishingReport {
  const parsed = goldenCasesSchema.safeParse(candidates)
  const check = checkFormDefinition(candidate, (definition) =>
    proofOf(compileForm(definition), parsed.data ?? [])
  )
  if (!check.ok || !parsed.success) {
    const problems = [
      ...(check.ok ? [] : check.problems),
      ...(parsed.error?.issues ?? []).map(({ path, message }) => ({
        place: ["golden_cases", ...path].join("."),
        message,
      })),
    ]
    return { problems, golden: [], mutations: [] }
  }
  return reportOf(check.definition, parsed.data)
}

/** The problems alone. */
export const checkForPublishing = (
  candidate: unknown,
  candidates: unknown
): FormProblem[] => publishingReport(candidate, candidates).problems

function reportOf(
  definition: FormDefinition,
  cases: readonly GoldenCase[]
): PublishingReport {
  const form = compileForm(definition)
  const golden = runGoldenCases(form, cases)
  const tooMuch = checkEffort(definition, cases.length)
  const mutations = tooMuch.length > 0 ? [] : mutationReport(definition, cases)
  const stages = [
    () => [...checkFit(form, cases), ...tooMuch],
    () => checkResults(cases, golden),
    () => [
      ...checkCoverage(definition, cases),
      ...checkMutants(definition, mutations),
    ],
  ]
  const problems = stages.reduce<FormProblem[]>(
    (found, stage) => (found.length > 0 ? found : stage()),
    []
  )
  return { problems, golden, mutations }
}

/** What golden cases that pass, with answers that can be given, show to be reachable. */
function proofOf(form: CompiledForm, cases: readonly GoldenCase[]): Proof {
  const sound = cases.filter(
    (golden) => answerProblems(form, golden).length === 0
  )
  const passing = runGoldenCases(form, sound).flatMap(
    ({ ok, actual }, index) =>
      ok && sound[index] ? [{ golden: sound[index], rules: actual.rules }] : []
  )
  return {
    rules: new Set(passing.flatMap(({ rules }) => rules)),
    questions: new Set(
      passing.flatMap(({ golden }) =>
        evaluate(form, golden.answers, momentOf(golden)).steps.flatMap((step) =>
          step.questions.map(({ id }) => id)
        )
      )
    ),
  }
}

const placeOf = (id: string, index: number) => `golden_cases[${index}] (${id})`

/** Cases that can't be judged: the same id twice, or answers that nobody can give. */
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
    ...cases.flatMap((golden, index) =>
      answerProblems(form, golden).map(({ question, message }) => ({
        place: `${placeOf(golden.id, index)}.answers.${question}`,
        message,
      }))
    ),
  ]
}

/** Held to what a patient is held to on the case's day. */
const answerProblems = (form: CompiledForm, golden: GoldenCase) =>
  Object.entries(golden.answers).flatMap(([id, value]) => {
    const slot = form.scope.slots.get(id)
    if (!slot) {
      return [{ question: id, message: `there is no question "${id}"` }]
    }
    const { kind } = slot.question
    const check = validateAnswer(
      slot.question,
      value,
      undefined,
      momentOf(golden)
    )
    if (check.ok && slot.fits(check.value)) {
      return []
    }
    const why = check.ok ? "" : `: ${check.message}`
    return [
      { question: id, message: `is no answer to a ${kind} question${why}` },
    ]
  })

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
  { rules }: FormDefinition,
  mutations: readonly MutationRow[]
): FormProblem[] {
  const ids = rules.map(({ id }) => id)
  return mutations.flatMap(({ rule_id, rule_kind, detail, killed_by }) =>
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
