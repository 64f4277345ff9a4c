import { canonicalJson } from "../../../../shared/canonical-json"
import { answerText } from "../answering/answer-text"
import { comparable } from "./runs"
import type { PastRun } from "./runs"

/** One question that two consultations answered differently, in words. */
export type AnswerDifference = {
  question_id: string
  label: string
  before: string | null
  after: string | null
}

type Compared = Pick<PastRun, "form" | "answers">

/**
 * What was answered differently than before (REP-1), in the order of the later
 * form, then what only the earlier one asked. Null stands for "not answered".
 */
export function answerDifferences(
  before: Compared,
  after: Compared
): AnswerDifference[] {
  const ids = new Set([
    ...after.form.questions.keys(),
    ...before.form.questions.keys(),
  ])
  return [...ids]
    .filter((id) => differs(before, after, id))
    .map((question_id) => ({
      question_id,
      label: labelOf(after, question_id) ?? labelOf(before, question_id) ?? "",
      before: wordsOf(before, question_id),
      after: wordsOf(after, question_id),
    }))
}

const differs = (before: Compared, after: Compared, id: string): boolean =>
  canonicalJson(comparable(before.answers[id])) !==
  canonicalJson(comparable(after.answers[id]))

const labelOf = ({ form }: Compared, id: string): string | undefined =>
  form.questions.get(id)?.label

export function wordsOf(
  { form, answers }: Compared,
  id: string
): string | null {
  const question = form.questions.get(id)
  const value = answers[id]
  return question && value !== undefined ? answerText(question, value) : null
}
