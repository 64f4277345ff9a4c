import { ageOnDay } from "../../../../shared/london"
import { bmiOf, isHeightWeight } from "../definition/answers"
import type { AnswerValue } from "../definition/answers"
import type {
  CalculationLeaf,
  ConditionValue,
  Operator,
} from "../definition/conditions"
import type { Predicate, Seen } from "./run"
import { dayOf } from "./today"
import type { Truth } from "./truth"

/**
 * The test of one comparison with the question at a position, ready to run.
 * Call only after `valueProblem` found nothing. An answer of another type than
 * the comparison's is unknown, never a match. `exists` looks at no value and
 * is compiled elsewhere.
 */
export const compileOperator = (
  operator: Exclude<Operator, "exists">,
  value: ConditionValue | undefined,
  position: number
): Predicate => COMPILERS[operator](value, position)

type Compile = (
  value: ConditionValue | undefined,
  position: number
) => Predicate

/** What holds of a question without an answer that can be compared. */
const absent = (seen: Seen): Truth => (seen === false ? false : null)

const same =
  (expected: boolean): Compile =>
  (wanted, position) => {
    const type = typeof wanted
    return ({ seen }) => {
      const answer = seen[position]
      if (answer === wanted) {
        return expected
      }
      return typeof answer === type ? !expected : absent(answer)
    }
  }

const namesOf = (value: ConditionValue | undefined): string[] =>
  [value].flat().map(String)

/** Whether one of these was chosen or, when not expected, none of them. */
const amongst =
  (expected: boolean): Compile =>
  (value, position) => {
    const wanted = namesOf(value)
    return ({ seen }) => {
      const answer = seen[position]
      if (typeof answer === "string") {
        return isIn(wanted, answer) === expected
      }
      return Array.isArray(answer)
        ? overlap(answer, wanted) === expected
        : absent(answer)
    }
  }

function overlap(given: readonly string[], wanted: readonly string[]): boolean {
  for (const item of given) {
    if (isIn(wanted, item)) {
      return true
    }
  }
  return false
}

// A plain loop: the lists are short, and every rule comes through here.
function isIn(list: readonly string[], wanted: string): boolean {
  for (let index = 0; index < list.length; index += 1) {
    if (list[index] === wanted) {
      return true
    }
  }
  return false
}

const allOf: Compile = (value, position) => {
  const wanted = namesOf(value)
  return ({ seen }) => {
    const answer = seen[position]
    return Array.isArray(answer)
      ? wanted.every((item) => answer.includes(item))
      : absent(answer)
  }
}

/** An option of several, or a part of a text in whatever case. */
const contains: Compile = (value, position) => {
  const wanted = String(value)
  const part = wanted.toLowerCase()
  return ({ seen }) => {
    const answer = seen[position]
    if (Array.isArray(answer)) {
      return isIn(answer, wanted)
    }
    return typeof answer === "string"
      ? answer.toLowerCase().includes(part)
      : absent(answer)
  }
}

type Compare = (given: number, low: number, high: number) => boolean

const COMPARE: Record<CalculationLeaf["operator"], Compare> = {
  equals: (given, low) => given === low,
  not_equals: (given, low) => given !== low,
  greater: (given, low) => given > low,
  greater_or_equal: (given, low) => given >= low,
  less: (given, low) => given < low,
  less_or_equal: (given, low) => given <= low,
  between: (given, low, high) => given >= low && given <= high,
}

/** The test of a calculated value that is known. */
export function compileComparison(
  operator: CalculationLeaf["operator"],
  value: CalculationLeaf["value"]
): (given: number) => boolean {
  const [low, high] = boundsOf(value)
  const test = COMPARE[operator]
  return (given) => test(given, low, high)
}

function boundsOf(value: ConditionValue | undefined): [number, number] {
  const [low = Number.NaN, high = low] = [value].flat().map(Number)
  return [low, high]
}

const amount =
  (test: Compare): Compile =>
  (value, position) => {
    const [low, high] = boundsOf(value)
    return ({ seen }) => {
      const answer = seen[position]
      return typeof answer === "number"
        ? test(answer, low, high)
        : absent(answer)
    }
  }

const measured =
  (
    measure: (answer: AnswerValue, now: Date) => number | null,
    test: Compare
  ): Compile =>
  (value, position) => {
    const [low, high] = boundsOf(value)
    return ({ seen, now }) => {
      const answer = seen[position]
      if (answer === undefined || answer === null || answer === false) {
        return absent(answer)
      }
      const given = measure(answer, now)
      return given === null ? null : test(given, low, high)
    }
  }

const bmi = (answer: AnswerValue) =>
  isHeightWeight(answer) ? bmiOf(answer) : null
const age = (answer: AnswerValue, now: Date) =>
  typeof answer === "string" ? ageOnDay(answer, dayOf(now)) : null

const COMPILERS: Record<Exclude<Operator, "exists">, Compile> = {
  equals: same(true),
  not_equals: same(false),
  any_of: amongst(true),
  all_of: allOf,
  none_of: amongst(false),
  contains,
  greater: amount(COMPARE.greater),
  greater_or_equal: amount(COMPARE.greater_or_equal),
  less: amount(COMPARE.less),
  less_or_equal: amount(COMPARE.less_or_equal),
  between: amount(COMPARE.between),
  age_at_least: measured(age, COMPARE.greater_or_equal),
  age_under: measured(age, COMPARE.less),
  bmi_at_least: measured(bmi, COMPARE.greater_or_equal),
  bmi_over: measured(bmi, COMPARE.greater),
  bmi_at_most: measured(bmi, COMPARE.less_or_equal),
  bmi_under: measured(bmi, COMPARE.less),
  bmi_between: measured(bmi, COMPARE.between),
}
