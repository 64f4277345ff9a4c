import { ageOn } from "../../../../shared/london"
import { bmiOf, isHeightWeight } from "../definition/answers"
import type { AnswerValue } from "../definition/answers"
import type { ConditionValue, Operator } from "../definition/conditions"
import type { Question, QuestionKind } from "../definition/questions"
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

const scalar = (answer: AnswerValue): string | number | null =>
  typeof answer === "string" || typeof answer === "number" ? answer : null

const chosen = (answer: AnswerValue): readonly string[] | null => {
  if (typeof answer === "string") {
    return [answer]
  }
  return Array.isArray(answer) ? answer : null
}

const ifKnown = <T>(value: T | null, test: (value: T) => boolean): Truth =>
  value === null ? null : test(value)

const same =
  (wanted: boolean): Compile =>
  (value) =>
  (answer) => {
    const given = scalar(answer)
    return given === null || typeof given !== typeof value
      ? null
      : (given === value) === wanted
  }

const choice =
  (test: (given: ReadonlySet<string>, wanted: string[]) => boolean): Compile =>
  (value) => {
    const wanted = Array.isArray(value) ? value.map(String) : [String(value)]
    return (answer) =>
      ifKnown(chosen(answer), (given) => test(new Set(given), wanted))
  }

const numeric =
  (
    measure: (answer: AnswerValue, now: Date) => number | null,
    test: (given: number, low: number, high: number) => boolean
  ): Compile =>
  (value) => {
    const [low = Number.NaN, high = low] = (
      Array.isArray(value) ? value : [value]
    ).map(Number)
    return (answer, now) =>
      ifKnown(measure(answer, now), (given) => test(given, low, high))
  }

const amount = (answer: AnswerValue) =>
  typeof answer === "number" && Number.isFinite(answer) ? answer : null
const bmi = (answer: AnswerValue) =>
  isHeightWeight(answer) ? bmiOf(answer) : null
const age = (answer: AnswerValue, now: Date) =>
  typeof answer === "string" && /^\d{4}-\d{2}-\d{2}$/.test(answer)
    ? ageOn(answer, now)
    : null

const COMPILERS: Record<Exclude<Operator, "exists">, Compile> = {
  equals: same(true),
  not_equals: same(false),
  any_of: choice((given, wanted) => wanted.some((item) => given.has(item))),
  all_of: choice((given, wanted) => wanted.every((item) => given.has(item))),
  none_of: choice((given, wanted) => !wanted.some((item) => given.has(item))),
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
