import { isHeightWeight } from "../definition/answers"
import type { AnswerValue } from "../definition/answers"
import type { Question } from "../definition/questions"

/**
 * Whether a stored value is an answer of the question's kind at all. Empty and
 * mistyped values are no answers: they are unknown to every rule.
 */
export function isWellTyped(
  question: Question,
  value: unknown
): value is AnswerValue {
  switch (question.kind) {
    case "single":
      return question.options.some((option) => option.value === value)
    case "multiple":
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.every((item) =>
          question.options.some((option) => option.value === item)
        )
      )
    case "yes_no":
      return value === "yes" || value === "no"
    case "text":
      return typeof value === "string" && value.trim() !== ""
    case "number":
      return typeof value === "number" && Number.isFinite(value)
    case "date":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)
    case "height_weight":
      return (
        isHeightWeight(value) &&
        Number.isFinite(value.height_cm) &&
        Number.isFinite(value.weight_kg) &&
        value.height_cm > 0
      )
    case "file":
      return typeof value === "object" && value !== null && "file_id" in value
    case "information":
      return false
  }
}
