import type { CalculationLeaf, Leaf } from "../definition/conditions"
import type { FormDefinition } from "../definition/form-definition"
import type { Question } from "../definition/questions"
import { choicesOf } from "../evaluation/operators"
import { answerComparison, constantTruth, scoreComparison } from "./shifts"

/** Why a comparison of an answer decides nothing, in words; undefined when it does. */
export function answerAlwaysSo(
  leaf: Leaf,
  question: Question
): string | undefined {
  const comparison = answerComparison(leaf, question)
  const always = comparison
    ? constantTruth(comparison) === true
    : namesAll(leaf, question)
  return always
    ? `${leaf.operator} holds of every answer to ${question.id}: use exists to ask for any answer`
    : undefined
}

const namesAll = ({ operator, value }: Leaf, question: Question): boolean => {
  const named: unknown[] = [value].flat()
  return (
    operator === "any_of" &&
    choicesOf(question)?.every((choice) => named.includes(choice)) === true
  )
}

/** Why a comparison of a score decides nothing, in words; undefined when it does. */
export function scoreDecidesNothing(
  leaf: CalculationLeaf,
  form: FormDefinition
): string | undefined {
  const comparison = scoreComparison(leaf, form)
  const truth = comparison && constantTruth(comparison)
  return truth === undefined
    ? undefined
    : `${leaf.operator} ${[leaf.value].flat().join(" to ")} holds of ${truth ? "every" : "no"} score there can be, so this decides nothing`
}
