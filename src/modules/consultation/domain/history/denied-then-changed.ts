import { canonicalJson } from "../../../../shared/canonical-json"
import type { AnswerValue } from "../definition/answers"
import type { RuleTrace } from "../evaluation/evaluate"
import { comparable } from "./runs"
import type { PastRun } from "./runs"

/**
 * The questions that led to an earlier denial and are answered otherwise now:
 * a denied consultation ends at once, so whoever tries again does it in another
 * one. A trigger that isn't asked any more counts as changed as well. Empty
 * when all that refused then is answered as before.
 */
export function changedTriggers(denied: PastRun, now: PastRun): string[] {
  return Object.entries(triggersOf(denied.trace))
    .filter(
      ([id, value]) =>
        now.form.questions.has(id) &&
        canonicalJson(comparable(value)) !==
          canonicalJson(comparable(now.answers[id]))
    )
    .map(([id]) => id)
}

/** The answers that fired the rules which refused. */
function triggersOf(trace: readonly RuleTrace[]): Record<string, AnswerValue> {
  const fired = trace.filter(
    ({ kind, status }) => kind === "deny" && status === "fired"
  )
  return Object.fromEntries(
    fired.flatMap(({ answers_used }) => Object.entries(answers_used))
  )
}
