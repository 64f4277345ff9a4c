import type { Condition, Leaf } from "../definition/conditions"
import type { FormDefinition } from "../definition/form-definition"
import { placedQuestions } from "../definition/form-definition"
import type { Question } from "../definition/questions"
import { choicesOf } from "../evaluation/operators"
import { answerComparison, scoreComparison, shiftsOf } from "./shifts"

/** A condition that is wrong in one place, and what is wrong with it. */
export type Variant = { condition: Condition; detail: string }

/** A condition with its named conditions written out. */
export function inlineNamed(
  condition: Condition,
  named: FormDefinition["conditions"]
): Condition {
  const inline = (member: Condition) => inlineNamed(member, named)
  if ("condition" in condition) {
    const target = named[condition.condition]
    return target === undefined ? condition : inline(target)
  }
  if ("not" in condition) {
    return { not: inline(condition.not) }
  }
  if ("all" in condition) {
    return { all: condition.all.map(inline) }
  }
  return "any" in condition ? { any: condition.any.map(inline) } : condition
}

/**
 * Every variant with one number moved to the next one that makes a difference,
 * down and up, one named option or one member of a group left out, one look for
 * an answer or comparison of a text negated.
 *
 * @param condition one without named conditions
 */
export function variantsOf(
  condition: Condition,
  form: FormDefinition
): Variant[] {
  const questions = new Map(
    placedQuestions(form).map(({ question }) => [question.id, question])
  )
  const vary = (current: Condition): Variant[] => {
    if ("question" in current) {
      const question = questions.get(current.question)
      return question
        ? [
            ...shiftedAnswer(current, question),
            ...fewer(current, question),
            ...negated(current, question),
          ]
        : []
    }
    if ("calculation" in current) {
      const comparison = scoreComparison(current, form)
      return comparison
        ? shiftsOf(comparison).map(({ value, detail }) => ({
            condition: { ...current, value },
            detail,
          }))
        : []
    }
    if ("not" in current) {
      return vary(current.not).map(({ condition: inner, detail }) => ({
        condition: { not: inner },
        detail,
      }))
    }
    if ("condition" in current) {
      return []
    }
    return "all" in current
      ? varyGroup(current.all, (all) => ({ all }))
      : varyGroup(current.any, (any) => ({ any }))
  }
  const varyGroup = (
    members: readonly Condition[],
    group: (members: Condition[]) => Condition
  ): Variant[] =>
    members.flatMap((member, index) => [
      ...vary(member).map(({ condition: changed, detail }) => ({
        condition: group(members.with(index, changed)),
        detail,
      })),
      ...(members.length > 1
        ? [
            {
              condition: group(members.toSpliced(index, 1)),
              detail: withoutMember(member, questions),
            },
          ]
        : []),
    ])
  return vary(condition)
}

/** Leaving out the only option a comparison names leaves out the comparison. */
function withoutMember(
  member: Condition,
  questions: ReadonlyMap<string, Question>
): string {
  const leaf = "not" in member ? member.not : member
  const question = "question" in leaf ? questions.get(leaf.question) : undefined
  const [only, ...others] =
    "question" in leaf && question ? optionsIn(leaf, question) : []
  return question && only !== undefined && others.length === 0
    ? leftOut(only, question.id)
    : `${shortened(inWords(member))} is left out`
}

const LONGEST = 160

const shortened = (text: string) =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text

function inWords(condition: Condition): string {
  if ("question" in condition || "calculation" in condition) {
    const { operator, value } = condition
    const name =
      "question" in condition ? condition.question : condition.calculation
    return [name, operator, [value ?? []].flat().join(", ")].join(" ").trim()
  }
  if ("condition" in condition) {
    return condition.condition
  }
  if ("not" in condition) {
    return `not ${inWords(condition.not)}`
  }
  return "all" in condition
    ? `(${condition.all.map(inWords).join(" and ")})`
    : `(${condition.any.map(inWords).join(" or ")})`
}

const leftOut = (option: string, question: string) =>
  `"${option}" of ${question} is left out`

const optionsIn = ({ value }: Leaf, question: Question): string[] =>
  choicesOf(question) && value !== undefined && typeof value !== "boolean"
    ? [value].flat().map(String)
    : []

function fewer(leaf: Leaf, question: Question): Variant[] {
  const options = optionsIn(leaf, question)
  return options.length < 2
    ? []
    : options.map((option) => ({
        condition: { ...leaf, value: options.filter((one) => one !== option) },
        detail: leftOut(option, leaf.question),
      }))
}

function shiftedAnswer(leaf: Leaf, question: Question): Variant[] {
  const comparison = answerComparison(leaf, question)
  return comparison
    ? shiftsOf(comparison).map(({ value, detail }) => ({
        condition: { ...leaf, value },
        detail,
      }))
    : []
}

/** What has no number and no option to move. */
function negated(leaf: Leaf, question: Question): Variant[] {
  const detail = `${inWords(leaf)} is negated`
  if (leaf.operator === "exists") {
    const condition = { ...leaf, value: leaf.value === false }
    return [{ condition, detail }]
  }
  return question.kind === "text" ? [{ condition: { not: leaf }, detail }] : []
}
