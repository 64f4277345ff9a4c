import type { FormDefinition } from "../definition/form-definition"
import type { FormProblem } from "../definition/form-problem"
import {
  MAX_CONDITION_SIZE,
  conditionSizes,
} from "../evaluation/condition-size"
import { conditionsOf } from "./check-references"

/** Conditions that take too long to judge, mostly by named ones that refer to named ones. */
export function checkSize(definition: FormDefinition): FormProblem[] {
  const sizeOf = conditionSizes(definition.conditions)
  return conditionsOf(definition).flatMap(({ place, condition }) =>
    sizeOf(condition) > MAX_CONDITION_SIZE
      ? [
          {
            place,
            message: `has more than ${MAX_CONDITION_SIZE} comparisons with its named conditions written out`,
          },
        ]
      : []
  )
}

// Several times what the largest form we know takes, and about a second.
const MAX_CHANGES = 50_000
const MAX_JUDGEMENTS = 500_000

/**
 * Rules and golden cases of which there are too many to try every small change
 * of each rule on each case: as many changes as comparisons, each as long.
 */
export function checkEffort(
  { conditions, rules }: FormDefinition,
  cases: number
): FormProblem[] {
  const sizeOf = conditionSizes(conditions)
  const changes = rules.reduce((sum, { when }) => sum + sizeOf(when) ** 2, 0)
  return changes > MAX_CHANGES || changes * cases > MAX_JUDGEMENTS
    ? [
        {
          place: "rules",
          message:
            "are too many and too long to be tried with these golden cases: shorten the rules, or leave out cases that say the same",
        },
      ]
    : []
}
