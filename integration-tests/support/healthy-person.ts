import type { AnswerValue } from "../../src/modules/consultation/domain/definition/answers"
import { SEED_FORMS } from "../../src/scripts/seed/forms/forms"

/** Answers by question. */
export type AnswerSheet = Record<string, AnswerValue>

/** The answers to a sample form of somebody to whom no rule speaks: its first golden case. */
export function healthyAnswers(key: string): AnswerSheet {
  const form = SEED_FORMS.find(({ definition }) => definition.key === key)
  const [healthy] = form?.golden_cases ?? []
  if (!healthy) {
    throw new Error(`No golden case for ${key}`)
  }
  return { ...healthy.answers }
}
