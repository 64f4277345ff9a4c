import type { AnswerValue, PublicQuestion } from "../../lib/contracts"
import { formatDate } from "../../lib/dates"
import { asFile } from "./file-answer"
import { asHeightWeight, toImperial } from "./height-weight"

const labelOf = (question: PublicQuestion, value: string) =>
  question.options?.find((option) => option.value === value)?.label ?? value

/** An answer in words, one line for each of several choices. */
export function answerWords(
  question: PublicQuestion,
  value: AnswerValue | undefined
): string {
  if (value == null || value === "") {
    return "Not answered"
  }
  const file = asFile(value)
  if (file) {
    return file.name
  }
  const size = asHeightWeight(value)
  if (size) {
    const { feet, inches, stones, pounds } = toImperial(size)
    return `${size.height_cm} cm (${feet} ft ${inches} in)\n${size.weight_kg} kg (${stones} st ${pounds} lb)`
  }
  if (Array.isArray(value)) {
    return value.map((one) => labelOf(question, one)).join("\n")
  }
  const text = String(value)
  switch (question.kind) {
    case "yes_no":
      return text === "yes" ? "Yes" : "No"
    case "single":
      return labelOf(question, text)
    case "date":
      return formatDate(text)
    case "number":
      return question.unit ? `${text} ${question.unit}` : text
    default:
      return text
  }
}
