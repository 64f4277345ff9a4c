import { formatDate } from "../../../shared/london"
import { bmiOf, isHeightWeight } from "./answers"
import type { AnswerValue } from "./answers"
import type { Question } from "./questions"

/** An answer in words, as a clinician reads it: labels for values, units, the BMI. */
export function answerText(question: Question, value: AnswerValue): string {
  switch (question.kind) {
    case "single":
    case "multiple":
      return [value]
        .flat()
        .map(
          (item) =>
            question.options.find((option) => option.value === item)?.label ??
            String(item)
        )
        .join(", ")
    case "yes_no":
      return value === "yes" ? "Yes" : "No"
    case "number":
      return [value, question.unit].filter(Boolean).join(" ")
    case "date":
      return typeof value === "string"
        ? formatDate(new Date(`${value}T12:00:00Z`))
        : ""
    case "height_weight":
      return isHeightWeight(value)
        ? `${value.height_cm} cm, ${value.weight_kg} kg, BMI ${bmiOf(value).toFixed(1)}`
        : ""
    case "file":
      return typeof value === "object" && "name" in value ? value.name : ""
    case "text":
    case "information":
      return String(value)
  }
}
