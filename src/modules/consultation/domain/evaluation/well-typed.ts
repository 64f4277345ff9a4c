import { isHeightWeight } from "../definition/answers"
import type { AnswerValue } from "../definition/answers"
import type { Question } from "../definition/questions"

/** Whether a value is an answer of one question's kind. */
export type Fits = (value: unknown) => value is AnswerValue

const DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * What counts as an answer to a question, made ready once per form version.
 * Empty and mistyped values are no answers: they are unknown to every rule.
 */
export function fitOf(question: Question): Fits {
  switch (question.kind) {
    case "single": {
      const known = question.options.map((option) => option.value)
      return (value): value is AnswerValue => isIn(known, value)
    }
    case "multiple": {
      const known = question.options.map((option) => option.value)
      return (value): value is AnswerValue => areIn(known, value)
    }
    case "information":
      return (_value): _value is AnswerValue => false
    default:
      return SIMPLE[question.kind]
  }
}

// Plain loops: every answer of every evaluation comes through here, and lists
// of options are short.
function isIn(known: readonly string[], value: unknown): boolean {
  for (const option of known) {
    if (option === value) {
      return true
    }
  }
  return false
}

function areIn(known: readonly string[], values: unknown): boolean {
  if (!Array.isArray(values) || values.length === 0) {
    return false
  }
  for (const value of values) {
    if (!isIn(known, value)) {
      return false
    }
  }
  return true
}

const SIMPLE: Record<
  Exclude<Question["kind"], "single" | "multiple" | "information">,
  Fits
> = {
  yes_no: (value): value is AnswerValue => value === "yes" || value === "no",
  text: (value): value is AnswerValue =>
    typeof value === "string" && value.trim() !== "",
  number: (value): value is AnswerValue =>
    typeof value === "number" && Number.isFinite(value),
  date: (value): value is AnswerValue =>
    typeof value === "string" && DATE.test(value),
  height_weight: (value): value is AnswerValue =>
    isHeightWeight(value) &&
    Number.isFinite(value.height_cm) &&
    Number.isFinite(value.weight_kg) &&
    value.height_cm > 0,
  file: (value): value is AnswerValue =>
    typeof value === "object" && value !== null && "file_id" in value,
}
