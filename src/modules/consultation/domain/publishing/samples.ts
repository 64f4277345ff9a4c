import { HEIGHT_CM, WEIGHT_KG } from "../answering/height-weight"
import { validateAnswer } from "../answering/validate-answer"
import type { AnswerValue, HeightWeight } from "../definition/answers"
import type { Leaf } from "../definition/conditions"
import type { Question } from "../definition/questions"
import { choicesOf } from "../evaluation/operators"
import { BMI, MAX_AGE, tidy } from "./reachable-values"

/** Far in the future, so that every age there is can be a date before it. */
export const SAMPLE_NOW = new Date(Date.UTC(2100, 0, 1))

export type Samples = {
  values: AnswerValue[]
  /** Whether every way in which the comparisons can turn out is among them. */
  complete: boolean
}

/** Answers that can be given, at which some of these comparisons could turn. */
export function samplesOf(
  question: Question,
  leaves: readonly Leaf[]
): Samples {
  const { values, complete } = candidates(question, leaves)
  return {
    complete,
    values: values.filter(
      (value) => validateAnswer(question, value, undefined, SAMPLE_NOW).ok
    ),
  }
}

const all = (values: AnswerValue[]): Samples => ({ values, complete: true })

function candidates(question: Question, leaves: readonly Leaf[]): Samples {
  const numbers = leaves.flatMap(({ value }) =>
    [value].flat().filter((item) => typeof item === "number")
  )
  switch (question.kind) {
    case "single":
    case "yes_no":
      return all(choicesOf(question) ?? [])
    case "multiple":
      return multipleSamples(question, leaves)
    case "text":
      return textSamples(leaves)
    case "number":
      return all(between(numbers, question.min, question.max, question.whole))
    case "date":
      return all([
        ...between(numbers, 0, MAX_AGE, true).map(
          (age) => `${2099 - age}-06-15`
        ),
        ...(question.future ? ["2101-06-15"] : []),
      ])
    case "height_weight":
      return all(between(numbers, BMI.min, BMI.max, false).flatMap(bodiesOf))
    case "file":
      return all([{ file_id: "sample", name: "sample" }])
    case "information":
      return all([])
  }
}

/** The limits, the numbers compared with, and one between each two neighbours. */
function between(
  numbers: readonly number[],
  low: number,
  high: number,
  whole: boolean
): number[] {
  // Nothing turns on a number that nothing is compared with: one will do.
  const ends = numbers.length > 0 ? [low, ...numbers, high] : [low]
  const points = [
    ...new Set(
      whole ? ends.flatMap((n) => [Math.floor(n), Math.ceil(n)]) : ends
    ),
  ]
    .filter((n) => n >= low && n <= high)
    .sort((a, b) => a - b)
  const middles = points.slice(1).map((point, index) => {
    const middle = (point + (points[index] ?? point)) / 2
    return whole ? Math.floor(middle) : tidy(middle)
  })
  return [...new Set([...points, ...middles])]
}

/** A body of this mass index within the limits of height and weight; none when there is none. */
const bodiesOf = (bmi: number): HeightWeight[] =>
  [200, HEIGHT_CM.min, HEIGHT_CM.max]
    .map((height_cm) => ({
      height_cm,
      weight_kg: tidy(bmi * (height_cm / 100) ** 2),
    }))
    .filter(
      ({ weight_kg }) =>
        weight_kg >= WEIGHT_KG.min && weight_kg <= WEIGHT_KG.max
    )
    .slice(0, 1)

// So many, and every choice of them is tried.
const MOST_CHOSEN = 6

/** Every choice of the options that are named and one that is not. */
function multipleSamples(
  { options, exclusive }: Extract<Question, { kind: "multiple" }>,
  leaves: readonly Leaf[]
): Samples {
  const lists = leaves.flatMap(({ value }) =>
    value === undefined || typeof value === "boolean"
      ? []
      : [[value].flat().map(String)]
  )
  const named = new Set(lists.flat())
  const free = options
    .map(({ value }) => value)
    .filter((value) => value !== exclusive)
  const mentioned = free.filter((value) => named.has(value))
  const other = free.find((value) => !named.has(value))
  const items = other === undefined ? mentioned : [...mentioned, other]
  const without = (list: readonly string[]) =>
    items.filter((item) => !list.includes(item))
  const kept = lists.map((list) => list.filter((item) => items.includes(item)))
  return {
    complete: items.length <= MOST_CHOSEN,
    values: [
      ...choicesFrom(items),
      ...(items.length > MOST_CHOSEN
        ? [...kept, ...lists.map(without), without(lists.flat())]
        : []),
      ...(exclusive === undefined ? [] : [[exclusive]]),
    ].filter((list) => list.length > 0),
  }
}

/** Every choice of these or, of many, each, each two, all, and all but one. */
function choicesFrom(items: readonly string[]): string[][] {
  if (items.length > MOST_CHOSEN) {
    return [
      ...items.map((item) => [item]),
      ...items.flatMap((one, index) =>
        items.slice(index + 1).map((other) => [one, other])
      ),
      ...items.map((_, index) => items.toSpliced(index, 1)),
      [...items],
    ]
  }
  return items
    .reduce<
      string[][]
    >((found, item) => [...found, ...found.map((some) => [...some, item])], [[]])
    .filter((some) => some.length > 0)
}

/** Texts that are named, alone and together, and one that is none of them. */
function textSamples(leaves: readonly Leaf[]): Samples {
  const texts = [
    ...new Set(
      leaves.flatMap(({ value }) => (typeof value === "string" ? [value] : []))
    ),
  ]
  return {
    complete: texts.length <= 1,
    values: [
      "a",
      "?",
      ...texts,
      ...choicesFrom(texts).map((some) => some.join(" ")),
    ],
  }
}
