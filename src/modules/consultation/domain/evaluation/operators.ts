import { ageOnDay } from "../../../../shared/london"
import { bmiOf, isHeightWeight } from "../definition/answers"
import type { AnswerValue } from "../definition/answers"
import type {
  CalculationLeaf,
  ConditionValue,
  Operator,
} from "../definition/conditions"
import type { Question, QuestionKind } from "../definition/questions"
import { dayOf } from "./today"
import type { Truth } from "./truth"

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

/** An answer's test, ready to run. An answer of another type than the question's is unknown, never a match. */
export type AnswerTest = (answer: AnswerValue, now: Date) => Truth

type Compile = (value: ConditionValue | undefined) => AnswerTest

/**
 * The test of one comparison. Call only after `valueProblem` found nothing.
 * `exists` is decided by the caller, who knows whether there is an answer.
 */
export const compileOperator = (
  operator: Exclude<Operator, "exists">,
  value: ConditionValue | undefined
): AnswerTest => COMPILERS[operator](value)

const same =
  (wanted: boolean): Compile =>
  (value) =>
  (answer) =>
    typeof answer === typeof value ? (answer === value) === wanted : null

/** A choice of one is a list of one. */
const choice =
  (
    test: (given: readonly string[], wanted: readonly string[]) => boolean,
    testOne: (given: string, wanted: readonly string[]) => boolean
  ): Compile =>
  (value) => {
    const wanted = Array.isArray(value) ? value.map(String) : [String(value)]
    return (answer) => {
      if (typeof answer === "string") {
        return testOne(answer, wanted)
      }
      return Array.isArray(answer) ? test(answer, wanted) : null
    }
  }

const overlap = (given: readonly string[], wanted: readonly string[]) => {
  for (const item of given) {
    if (wanted.includes(item)) {
      return true
    }
  }
  return false
}

type Compare = (given: number, low: number, high: number) => boolean

const numeric =
  (
    measure: (answer: AnswerValue, now: Date) => number | null,
    test: Compare
  ): Compile =>
  (value) => {
    const [low, high] = boundsOf(value)
    return (answer, now) => {
      const given = measure(answer, now)
      return given === null ? null : test(given, low, high)
    }
  }

function boundsOf(value: ConditionValue | undefined): [number, number] {
  const [low = Number.NaN, high = low] = [value].flat().map(Number)
  return [low, high]
}

const amount = (answer: AnswerValue) =>
  typeof answer === "number" && Number.isFinite(answer) ? answer : null
const bmi = (answer: AnswerValue) =>
  isHeightWeight(answer) ? bmiOf(answer) : null
const age = (answer: AnswerValue, now: Date) =>
  typeof answer === "string" && /^\d{4}-\d{2}-\d{2}$/.test(answer)
    ? ageOnDay(answer, dayOf(now))
    : null

const COMPILERS: Record<Exclude<Operator, "exists">, Compile> = {
  equals: same(true),
  not_equals: same(false),
  any_of: choice(overlap, (given, wanted) => wanted.includes(given)),
  all_of: choice(
    (given, wanted) => wanted.every((item) => given.includes(item)),
    (given, wanted) => wanted.every((item) => item === given)
  ),
  none_of: choice(
    (given, wanted) => !overlap(given, wanted),
    (given, wanted) => !wanted.includes(given)
  ),
  contains: (value) => (answer) => {
    const wanted = String(value)
    if (Array.isArray(answer)) {
      return answer.includes(wanted)
    }
    return typeof answer === "string"
      ? answer.toLowerCase().includes(wanted.toLowerCase())
      : null
  },
  greater: numeric(amount, (given, low) => given > low),
  greater_or_equal: numeric(amount, (given, low) => given >= low),
  less: numeric(amount, (given, low) => given < low),
  less_or_equal: numeric(amount, (given, low) => given <= low),
  between: numeric(amount, (given, low, high) => given >= low && given <= high),
  age_at_least: numeric(age, (given, low) => given >= low),
  age_under: numeric(age, (given, low) => given < low),
  bmi_at_least: numeric(bmi, (given, low) => given >= low),
  bmi_over: numeric(bmi, (given, low) => given > low),
  bmi_at_most: numeric(bmi, (given, low) => given <= low),
  bmi_under: numeric(bmi, (given, low) => given < low),
  bmi_between: numeric(
    bmi,
    (given, low, high) => given >= low && given <= high
  ),
}

/** The test of a calculated value, which is a number or not known. */
export function compileComparison(
  operator: CalculationLeaf["operator"],
  value: CalculationLeaf["value"]
): (given: number) => Truth {
  const test = COMPILERS[operator](value)
  // No comparison of numbers depends on the time.
  const never = new Date(0)
  return (given) => test(given, never)
}

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
