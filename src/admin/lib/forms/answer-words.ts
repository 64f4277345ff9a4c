import type { AnswerInForm } from "../../../api/contracts/form"
import { choicesOf } from "./operators"
import type { Question } from "./types"

/** An answer as people read it. */
export function answerWords(
  answer: AnswerInForm,
  question: Question | undefined
): string {
  const choices = question ? choicesOf(question) : []
  const label = (value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value
  if (typeof answer === "string") {
    return label(answer)
  }
  if (typeof answer === "number") {
    const unit = question?.kind === "number" ? question.unit : undefined
    return unit ? `${answer} ${unit}` : String(answer)
  }
  if (Array.isArray(answer)) {
    return answer.map(label).join(", ")
  }
  return "height_cm" in answer
    ? `${answer.height_cm} cm, ${answer.weight_kg} kg`
    : answer.name
}
