import type {
  CalculationLeaf,
  Condition,
  ConditionValue,
  Leaf,
} from "../definition/conditions"
import type { FormDefinition } from "../definition/form-definition"
import { placedQuestions } from "../definition/form-definition"
import type { Question } from "../definition/questions"
import { choicesOf } from "../evaluation/operators"

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
 * Every variant with one number moved by the smallest step, up and down, or
 * one named option left out. Variants that no answer could tell from the
 * original are not made.
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
        ? [...shiftedAnswer(current, question), ...fewer(current, question)]
        : []
    }
    if ("calculation" in current) {
      return shiftedCalculation(current, form, questions)
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
      ...(members.length > 1 ? withoutOnly(member, questions) : []).map(
        (detail) => ({
          condition: group(members.filter((_, other) => other !== index)),
          detail,
        })
      ),
    ])
  return vary(condition)
}

/** Leaving out the only option a comparison names leaves out the comparison. */
function withoutOnly(
  member: Condition,
  questions: ReadonlyMap<string, Question>
): string[] {
  if ("not" in member) {
    return withoutOnly(member.not, questions)
  }
  if (!("question" in member)) {
    return []
  }
  const question = questions.get(member.question)
  const options = question ? optionsIn(member, question) : []
  const [only] = options
  return only !== undefined && options.length === 1
    ? [leftOut(only, member.question)]
    : []
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

type Shift = {
  value: number | number[]
  from: number
  to: number
  /** Whether it is the upper bound of a range. */
  high: boolean
}

/** The value with each of its numbers moved down and up. */
function shiftsOf(value: ConditionValue | undefined, step: number): Shift[] {
  const numbers = [value].flat()
  return numbers.flatMap((from, index) =>
    typeof from !== "number"
      ? []
      : [-step, step].map((by) => {
          const to = Number((from + by).toFixed(6))
          const moved = numbers.map((item, at) =>
            at === index ? to : Number(item)
          )
          return {
            value: Array.isArray(value) ? moved : to,
            from,
            to,
            high: index === 1,
          }
        })
  )
}

const describe = (
  name: string,
  operator: string,
  { from, to }: Shift
): string => `${name} ${operator} ${from} is ${to}`

const shiftedAnswer = (leaf: Leaf, question: Question): Variant[] =>
  shiftsOf(leaf.value, stepOf(leaf, question))
    .filter((shift) => canBeTold(leaf, question, shift))
    .map((shift) => ({
      condition: { ...leaf, value: shift.value },
      detail: describe(leaf.question, leaf.operator, shift),
    }))

function stepOf({ operator }: Leaf, question: Question): number {
  if (operator.startsWith("bmi_")) {
    return 0.1
  }
  return question.kind === "number" && !question.whole ? 0.1 : 1
}

/** A bound at the end of what can be answered can go further without a change. */
function canBeTold(
  { operator }: Leaf,
  question: Question,
  { from, to, high }: Shift
): boolean {
  if (question.kind !== "number") {
    return true
  }
  const upper = operator === "less_or_equal" || (operator === "between" && high)
  const lower =
    operator === "greater_or_equal" || (operator === "between" && !high)
  return !(
    (upper && from >= question.max && to > question.max) ||
    (lower && from <= question.min && to < question.min)
  )
}

function shiftedCalculation(
  leaf: CalculationLeaf,
  form: FormDefinition,
  questions: ReadonlyMap<string, Question>
): Variant[] {
  const fine = form.calculations[leaf.calculation]?.questions.some((id) => {
    const question = questions.get(id)
    return question?.kind === "number" && !question.whole
  })
  return shiftsOf(leaf.value, fine ? 0.1 : 1).map((shift) => ({
    condition: { ...leaf, value: shift.value },
    detail: describe(leaf.calculation, leaf.operator, shift),
  }))
}
