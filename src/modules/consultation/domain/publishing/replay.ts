import type { Answers } from "../definition/answers"
import type { CompiledForm } from "../evaluation/compile-form"
import { evaluate } from "../evaluation/evaluate"
import type { Outcome } from "../evaluation/evaluate"
import { firedIds } from "./golden"

export type ReplayChange = {
  before: Outcome
  after: Outcome
  rules_added: string[]
  rules_removed: string[]
}

/**
 * What another version would have made of a consultation's answers. Answers to
 * questions it doesn't have count nowhere; what it asks beyond them is unknown.
 *
 * @param now when the answers were submitted, for ages
 * @returns null when outcome and rules are the same
 */
export function replay(
  before: CompiledForm,
  after: CompiledForm,
  answers: Answers,
  now: Date
): ReplayChange | null {
  const old = verdictOf(before, answers, now)
  const fresh = verdictOf(after, answers, now)
  const rules_added = fresh.rules.filter((id) => !old.rules.includes(id))
  const rules_removed = old.rules.filter((id) => !fresh.rules.includes(id))
  return old.outcome === fresh.outcome &&
    rules_added.length === 0 &&
    rules_removed.length === 0
    ? null
    : {
        before: old.outcome,
        after: fresh.outcome,
        rules_added,
        rules_removed,
      }
}

function verdictOf(form: CompiledForm, answers: Answers, now: Date) {
  const { outcome, trace } = evaluate(form, answers, now)
  return { outcome, rules: firedIds(trace) }
}
