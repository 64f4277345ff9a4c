import type {
  AnswerInForm,
  EvaluateDraftResponse,
} from "../../../api/contracts/form"
import { freshId, slug } from "./ids"
import type { Draft, GoldenCase } from "./types"

type Trial = {
  title: string
  today: string
  answers: Record<string, AnswerInForm>
  result: EvaluateDraftResponse
}

/** What an evaluation found, as a golden case expects it. */
export function expectationOf(
  { outcome, trace, calculations }: EvaluateDraftResponse,
  { definition }: Draft
): GoldenCase["expect"] {
  const fired = new Set(
    trace.filter(({ status }) => status === "fired").map((row) => row.rule_id)
  )
  const known = Object.entries(calculations).filter(
    (entry): entry is [string, number] => entry[1] !== null
  )
  return {
    outcome,
    rules: definition.rules.map(({ id }) => id).filter((id) => fired.has(id)),
    ...(known.length > 0 ? { calculations: Object.fromEntries(known) } : {}),
  }
}

/** Answers to questions that are asked; others have no effect. */
export function askedAnswers(
  answers: Record<string, AnswerInForm>,
  { steps }: EvaluateDraftResponse
): Record<string, AnswerInForm> {
  const asked = new Set(
    steps.flatMap(({ questions }) => questions.map(({ id }) => id))
  )
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => asked.has(id))
  )
}

/** The draft with what was tried out as a new golden case. */
export function withGoldenCase(draft: Draft, trial: Trial): Draft {
  const id = freshId(
    slug(trial.title) || "case",
    draft.cases.map((one) => one.id)
  )
  return { ...draft, cases: [...draft.cases, { id, ...caseOf(draft, trial) }] }
}

/** The draft with a golden case put as it was tried out. */
export const withChangedCase = (
  draft: Draft,
  id: string,
  trial: Trial
): Draft => ({
  ...draft,
  cases: draft.cases.map((one) =>
    one.id === id ? { id, ...caseOf(draft, trial) } : one
  ),
})

const caseOf = (draft: Draft, trial: Trial): Omit<GoldenCase, "id"> => ({
  title: trial.title,
  today: trial.today,
  answers: askedAnswers(trial.answers, trial.result),
  expect: expectationOf(trial.result, draft),
})
