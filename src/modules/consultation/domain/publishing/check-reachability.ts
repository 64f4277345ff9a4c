import type { FormDefinition } from "../definition/form-definition"
import type { FormProblem } from "../definition/form-problem"
import { compileForm } from "../evaluation/compile-form"
import { showConditions } from "../evaluation/dependencies"
import { askedOf } from "../evaluation/run"
import { searchOf } from "./search"

/** What golden cases have shown: the questions they ask and the rules they fire. */
export type Proof = {
  questions: ReadonlySet<string>
  rules: ReadonlySet<string>
}

// Some seconds at most, however large a form is.
const COMBINATIONS = 1_000_000

/**
 * Questions that can never be asked and rules that can never speak, found by
 * trying representative answers. What a golden case has shown is not tried.
 */
export function checkReachability(
  definition: FormDefinition,
  proof?: Proof
): FormProblem[] {
  const form = compileForm(definition)
  const search = searchOf(form, COMBINATIONS)
  return [
    ...form.placed.flatMap((placed, position) => {
      const { question, place } = placed
      const shown = showConditions(placed)
      return shown.length === 0 ||
        proof?.questions.has(question.id) ||
        search(
          shown,
          [question.id],
          (run) => askedOf(run.seen[position]) === true
        ) !== "no"
        ? []
        : [{ place, message: "can never be asked" }]
    }),
    ...form.rules.flatMap(({ rule, holds, uses }, index) =>
      proof?.rules.has(rule.id) ||
      search(
        [rule.when],
        uses.map((slot) => slot.id),
        (run) => holds(run) === true
      ) !== "no"
        ? []
        : [
            {
              place: `rules[${index}] (${rule.id})`,
              message: "can never apply",
            },
          ]
    ),
  ]
}
