import { defineStateMachine, type StateOf } from "../../../shared/state-machine"
import type { RuleTrace } from "./evaluation/evaluate"
import { ADVICE_LEVELS } from "./definition/rules"
import type { AdviceLevel } from "./definition/rules"

/**
 * What a clinician has to do when somebody's answers say that they may come
 * to harm, whether or not they are treated (CON-3). It ends by a clinician's
 * note and never opens again.
 */
export const safeguardingMachine = defineStateMachine({
  name: "safeguarding task",
  initial: "open",
  states: ["open", "done"],
  rows: [{ from: "open", event: "complete", to: "done" }],
})

export type SafeguardingState = StateOf<typeof safeguardingMachine>

/** What calls for a task: the rules that fired, and how urgent the most urgent is; null for none. */
export function safeguardingOf(
  trace: readonly RuleTrace[]
): { rule_ids: string[]; advice_level: AdviceLevel } | null {
  const fired = trace.filter(
    ({ safeguarding, status }) => safeguarding && status === "fired"
  )
  const advice_level = ADVICE_LEVELS.find((level) =>
    fired.some(({ advice }) => advice.level === level)
  )
  return advice_level
    ? { rule_ids: fired.map(({ rule_id }) => rule_id), advice_level }
    : null
}
