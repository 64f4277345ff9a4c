import { HEIGHT_CM, WEIGHT_KG } from "../answering/height-weight"
import { bmiOf } from "../definition/answers"
import type { Calculation } from "../definition/calculations"
import type { CalculationLeaf, Operator } from "../definition/conditions"
import { placedQuestions } from "../definition/form-definition"
import type { FormDefinition } from "../definition/form-definition"
import type { Question } from "../definition/questions"
import { showConditions } from "../evaluation/dependencies"
import { scoreRange } from "../evaluation/score-range"

/** The numbers a comparison can meet, by their neighbours. */
export type Values = {
  /** The smallest above, undefined when there is none. */
  above: (value: number) => number | undefined
  below: (value: number) => number | undefined
  has: (value: number) => boolean
  /** How far a bound is moved where nothing more can be reached. */
  step: number
}

/** Free of the noise of binary fractions. */
export const tidy = (value: number) => Number(value.toFixed(6))

/** Nobody is older, as no date of birth is before 1900. */
export const MAX_AGE = 130

export const BMI = {
  min: bmiOf({ height_cm: HEIGHT_CM.max, weight_kg: WEIGHT_KG.min }),
  max: bmiOf({ height_cm: HEIGHT_CM.min, weight_kg: WEIGHT_KG.max }),
}

const FINE = 0.1

function whole(min: number, max: number): Values {
  const [low, high] = [Math.ceil(min), Math.floor(max)]
  const within = (value: number) =>
    value >= low && value <= high ? value : undefined
  return {
    above: (value) => within(Math.max(low, Math.floor(value) + 1)),
    below: (value) => within(Math.min(high, Math.ceil(value) - 1)),
    has: (value) => Number.isInteger(value) && within(value) !== undefined,
    step: 1,
  }
}

/** Every number there is; neighbours are a small step away, the ends included. */
const dense = (low: number, high: number): Values => ({
  above: (value) =>
    value >= high
      ? undefined
      : Math.min(high, Math.max(low, tidy(value + FINE))),
  below: (value) =>
    value <= low
      ? undefined
      : Math.max(low, Math.min(high, tidy(value - FINE))),
  has: (value) => value >= low && value <= high,
  step: FINE,
})

function listed(values: Iterable<number>): Values {
  const sorted = [...values].sort((a, b) => a - b)
  return {
    above: (value) => sorted.find((item) => item > value),
    below: (value) => sorted.findLast((item) => item < value),
    has: (value) => sorted.includes(value),
    step: 1,
  }
}

/** What answers to a question measure; undefined for kinds that measure nothing. */
export function answerValues(question: Question): Values | undefined {
  switch (question.kind) {
    case "number":
      return question.whole
        ? whole(question.min, question.max)
        : dense(question.min, question.max)
    case "date":
      return whole(question.future ? -MAX_AGE : 0, MAX_AGE)
    case "height_weight":
      return dense(BMI.min, BMI.max)
    default:
      return undefined
  }
}

// Beyond it every whole number between the ends is taken to be a score.
const MOST_SCORES = 2_000

const known = new WeakMap<FormDefinition, Map<Calculation, Values>>()

/**
 * Every score there can be; of which questions are asked together nothing is
 * known here. Worked out once per form, as many conditions compare a score.
 */
export function scoreValues(
  calculation: Calculation,
  form: FormDefinition
): Values {
  const ofForm = known.get(form) ?? new Map<Calculation, Values>()
  const values = ofForm.get(calculation) ?? sumsOf(calculation, form)
  known.set(form, ofForm.set(calculation, values))
  return values
}

function sumsOf(calculation: Calculation, form: FormDefinition): Values {
  const placed = new Map(
    placedQuestions(form).map((item) => [item.question.id, item])
  )
  const questions = new Map(
    [...placed].map(([id, { question }]) => [id, question])
  )
  const { low, high } = scoreRange(calculation, questions)
  const counted = calculation.questions.flatMap((id) => placed.get(id) ?? [])
  if (
    counted.some(
      ({ question }) => question.kind === "number" && !question.whole
    )
  ) {
    return dense(low, high)
  }
  let sums = new Set([0])
  for (const item of counted) {
    const hidden = showConditions(item).length > 0 ? [0] : []
    const parts = pointsOf(item.question)
    if (parts === undefined || sums.size * parts.length > MOST_SCORES * 50) {
      return whole(low, high)
    }
    sums = new Set(
      [...sums].flatMap((sum) =>
        [...parts, ...hidden].map((part) => sum + part)
      )
    )
    if (sums.size > MOST_SCORES) {
      return whole(low, high)
    }
  }
  return listed(sums)
}

/** What one question can add; undefined for too many to list. */
function pointsOf(question: Question): number[] | undefined {
  if (question.kind === "number") {
    const [low, high] = [Math.ceil(question.min), Math.floor(question.max)]
    return high - low >= MOST_SCORES
      ? undefined
      : Array.from({ length: Math.max(0, high - low + 1) }, (_, at) => low + at)
  }
  if (question.kind !== "single" && question.kind !== "multiple") {
    return []
  }
  const alone = question.kind === "multiple" ? question.exclusive : undefined
  const score = ({ score: points }: { score?: number | undefined }) =>
    points ?? 0
  if (question.kind === "single") {
    return [...new Set(question.options.map(score))]
  }
  let sums = new Set<number>()
  for (const option of question.options) {
    if (option.value !== alone) {
      const points = score(option)
      sums = new Set([...sums, points, ...[...sums].map((sum) => sum + points)])
    }
  }
  const exclusive = question.options.filter(({ value }) => value === alone)
  return [...new Set([...sums, ...exclusive.map(score)])]
}

/** How an operator compares numbers; undefined when it doesn't. */
export const COMPARES_AS: Partial<
  Record<Operator, CalculationLeaf["operator"]>
> = {
  equals: "equals",
  not_equals: "not_equals",
  greater: "greater",
  greater_or_equal: "greater_or_equal",
  less: "less",
  less_or_equal: "less_or_equal",
  between: "between",
  age_at_least: "greater_or_equal",
  age_under: "less",
  bmi_at_least: "greater_or_equal",
  bmi_over: "greater",
  bmi_at_most: "less_or_equal",
  bmi_under: "less",
  bmi_between: "between",
}
