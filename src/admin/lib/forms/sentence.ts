import { choicesOf, operatorWords } from "./operators"
import type {
  CalculationLeaf,
  Condition,
  ConditionValue,
  FormDefinition,
  Leaf,
  Question,
} from "./types"
import { placedQuestions } from "./walk"

/**
 * A condition in words: “Do you smoke?” is Yes, and “Age” makes the age at
 * least 40. What is not chosen yet reads as "…".
 */
export function conditionSentence(
  condition: Condition,
  form: FormDefinition
): string {
  const questions = new Map(
    placedQuestions(form).map(({ question }) => [question.id, question])
  )
  const say = (one: Condition, isInside: boolean): string => {
    if ("question" in one) {
      return leafWords(one, questions.get(one.question))
    }
    if ("calculation" in one) {
      return calculationWords(one, form)
    }
    if ("condition" in one) {
      return `the condition “${one.condition}” holds`
    }
    if ("not" in one) {
      return `not (${say(one.not, false)})`
    }
    const [members, word] = "all" in one ? [one.all, "and"] : [one.any, "or"]
    const said = members.map((member) => say(member, true)).join(` ${word} `)
    return members.length === 0
      ? "…"
      : isInside && members.length > 1
        ? `(${said})`
        : said
  }
  return say(condition, false)
}

function leafWords(leaf: Leaf, question: Question | undefined): string {
  const name = `“${question?.label || leaf.question || "…"}”`
  if (leaf.operator === "exists") {
    return `${name} is ${leaf.value === false ? "not " : ""}answered`
  }
  const words = operatorWords(leaf.operator, question?.kind)
  return `${name} ${words} ${valueWords(leaf.value, leaf.operator, question)}`
}

function calculationWords(
  { calculation, operator, value }: CalculationLeaf,
  form: FormDefinition
): string {
  const title = form.calculations[calculation]?.title ?? calculation
  return `the score “${title}” ${operatorWords(operator)} ${valueWords(value, operator)}`
}

function valueWords(
  value: ConditionValue | undefined,
  operator: Leaf["operator"],
  question?: Question
): string {
  const choices = question ? choicesOf(question) : []
  const named = (Array.isArray(value) ? value : [value]).map((one) =>
    one == null || one === "" || Number.isNaN(one)
      ? "…"
      : (choices.find((choice) => choice.value === one)?.label ??
        (typeof one === "string" ? `“${one}”` : String(one)))
  )
  if (operator.endsWith("between")) {
    return `${named[0] ?? "…"} and ${named[1] ?? "…"}`
  }
  return inWords(named, operator === "all_of" ? "and" : "or")
}

/** "a, b or c" */
export function inWords(items: string[], word: "and" | "or"): string {
  const last = items.at(-1)
  if (last === undefined) {
    return "…"
  }
  const before = items.slice(0, -1)
  return before.length === 0 ? last : `${before.join(", ")} ${word} ${last}`
}
