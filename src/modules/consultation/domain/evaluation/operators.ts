import type {
  CalculationLeaf,
  ConditionValue,
  Operator,
} from "../definition/conditions"
import type { Question, QuestionKind } from "../definition/questions"

/** What a comparison's value has to look like. */
export type ValueShape =
  | "option"
  | "options"
  | "text"
  | "number"
  | "range"
  | "presence"

/** Which kinds take an operator, and with what value. What is not here does not compile. */
export const OPERATOR_KINDS: Record<
  Operator,
  Partial<Record<QuestionKind, ValueShape>>
> = {
  equals: {
    single: "option",
    yes_no: "option",
    number: "number",
    text: "text",
  },
  not_equals: {
    single: "option",
    yes_no: "option",
    number: "number",
    text: "text",
  },
  any_of: { single: "options", yes_no: "options", multiple: "options" },
  all_of: { multiple: "options" },
  none_of: { single: "options", yes_no: "options", multiple: "options" },
  contains: { multiple: "option", text: "text" },
  greater: { number: "number" },
  greater_or_equal: { number: "number" },
  less: { number: "number" },
  less_or_equal: { number: "number" },
  between: { number: "range" },
  exists: {
    single: "presence",
    multiple: "presence",
    yes_no: "presence",
    text: "presence",
    number: "presence",
    date: "presence",
    height_weight: "presence",
    file: "presence",
  },
  age_at_least: { date: "number" },
  age_under: { date: "number" },
  bmi_at_least: { height_weight: "number" },
  bmi_over: { height_weight: "number" },
  bmi_at_most: { height_weight: "number" },
  bmi_under: { height_weight: "number" },
  bmi_between: { height_weight: "range" },
}

/** The values a choice may have; undefined for kinds without choices. */
export function choicesOf(question: Question): string[] | undefined {
  if (question.kind === "yes_no") {
    return ["yes", "no"]
  }
  return question.kind === "single" || question.kind === "multiple"
    ? question.options.map((option) => option.value)
    : undefined
}

/** The value's problem for this operator on this question, in words; undefined when it fits. */
export function valueProblem(
  question: Question,
  operator: Operator,
  value: ConditionValue | undefined
): string | undefined {
  const shape = OPERATOR_KINDS[operator][question.kind]
  if (shape === undefined) {
    return `${operator} can't be used on a ${question.kind} question`
  }
  if (!hasShape(shape, value)) {
    return `${operator} on a ${question.kind} question needs ${SHAPES[shape]}`
  }
  const choices = choicesOf(question)
  const named = Array.isArray(value) ? value : [value]
  const unknown =
    choices && shape !== "presence"
      ? named.filter((item) => !choices.includes(String(item)))
      : []
  return unknown.length > 0
    ? `"${unknown.join(", ")}" is not an option of ${question.id}`
    : undefined
}

const SHAPES: Record<ValueShape, string> = {
  option: "one option's value",
  options: "a list of option values",
  text: "a text that is not empty",
  number: "a number",
  range: "two numbers, the lower first",
  presence: "true, false or no value",
}

function hasShape(shape: ValueShape, value: ConditionValue | undefined) {
  switch (shape) {
    case "option":
    case "text":
      return typeof value === "string" && value !== ""
    case "options":
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.every((item) => typeof item === "string")
      )
    case "number":
      return typeof value === "number" && Number.isFinite(value)
    case "range":
      return isRange(value) && value[0] <= value[1]
    case "presence":
      return value === undefined || typeof value === "boolean"
  }
}

const isRange = (value: unknown): value is [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((item) => typeof item === "number" && Number.isFinite(item))

/** The problem of a calculation's comparison, in words; undefined when it fits. */
export function comparisonProblem(
  { operator, value }: CalculationLeaf,
  range: { low: number; high: number }
): string | undefined {
  const shape = operator === "between" ? "range" : "number"
  if (!hasShape(shape, value)) {
    return `${operator} on a calculation needs ${SHAPES[shape]}`
  }
  const { low, high } = range
  const beyond =
    [value].flat().some((bound) => bound < low || bound > high) ||
    (operator === "greater" && value === high) ||
    (operator === "less" && value === low)
  return beyond
    ? `the score is never other than ${low} to ${high}, so this decides nothing`
    : undefined
}
