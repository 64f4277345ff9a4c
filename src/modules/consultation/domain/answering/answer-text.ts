import { formatDate } from "../../../../shared/london"
import { bmiOf, isHeightWeight } from "../definition/answers"
import type { AnswerValue } from "../definition/answers"
import type { Question } from "../definition/questions"

/** An answer in words, as a clinician reads it: labels for values, units, the BMI. */
export function answerText(question: Question, value: AnswerValue): string {
  if (isHeightWeight(value)) {
    return `${value.height_cm} cm, ${value.weight_kg} kg, BMI ${bmiOf(value).toFixed(1)}`
  }
  if (typeof value === "object" && "name" in value) {
    return value.name
  }
  if (typeof value === "number") {
    const unit = question.kind === "number" ? question.unit : undefined
    return unit ? `${value} ${unit}` : String(value)
  }
  return [value]
    .flat()
    .map((item) => wordsOf(question, item))
    .join(", ")
}

function wordsOf(question: Question, value: string): string {
  switch (question.kind) {
    case "single":
    case "multiple":
      return (
        question.options.find((option) => option.value === value)?.label ??
        value
      )
    case "yes_no":
      return value === "yes" ? "Yes" : "No"
    case "date":
      return formatDate(new Date(`${value}T12:00:00Z`))
    default:
      return value
  }
}
