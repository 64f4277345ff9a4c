import type { Calculation } from "../definition/calculations"
import type { Question } from "../definition/questions"

type Range = { low: number; high: number }

/** The lowest and the highest score there can be. Questions that are not there count nothing. */
export const scoreRange = (
  { questions: ids }: Calculation,
  questions: ReadonlyMap<string, Question>
): Range =>
  ids.reduce<Range>(
    (sum, id) => {
      const { low, high } = rangeOf(questions.get(id))
      return { low: sum.low + low, high: sum.high + high }
    },
    { low: 0, high: 0 }
  )

/** A question adds nothing while it is hidden, so that nothing is always within its range. */
function rangeOf(question: Question | undefined): Range {
  if (question?.kind === "number") {
    return around([question.min, question.max])
  }
  if (question?.kind !== "single" && question?.kind !== "multiple") {
    return around([])
  }
  const scores = question.options.map(({ score }) => score ?? 0)
  return question.kind === "single"
    ? around(scores)
    : {
        low: sum(scores.filter((score) => score < 0)),
        high: sum(scores.filter((score) => score > 0)),
      }
}

const around = (values: readonly number[]): Range => ({
  low: Math.min(0, ...values),
  high: Math.max(0, ...values),
})

const sum = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0)
