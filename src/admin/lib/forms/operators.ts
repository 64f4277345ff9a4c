import type {
  CalculationLeaf,
  Condition,
  ConditionValue,
  Leaf,
  Operator,
  Question,
  QuestionKind,
} from "./types"
import { hasOptions } from "./types"

/** What a comparison's value looks like. */
export type ValueShape =
  | "option"
  | "options"
  | "text"
  | "number"
  | "range"
  | "presence"

type Table<K extends string> = Record<K, Partial<Record<Operator, ValueShape>>>

/**
 * What each kind of question can be asked in a condition. The engine's own table
 * is out of the admin's reach; a unit test holds the two equal.
 */
export const OPERATORS_BY_KIND: Table<QuestionKind> = {
  single: {
    equals: "option",
    not_equals: "option",
    any_of: "options",
    none_of: "options",
    exists: "presence",
  },
  yes_no: {
    equals: "option",
    not_equals: "option",
    any_of: "options",
    none_of: "options",
    exists: "presence",
  },
  multiple: {
    any_of: "options",
    none_of: "options",
    all_of: "options",
    contains: "option",
    exists: "presence",
  },
  number: {
    equals: "number",
    not_equals: "number",
    greater: "number",
    greater_or_equal: "number",
    less: "number",
    less_or_equal: "number",
    between: "range",
    exists: "presence",
  },
  text: {
    contains: "text",
    equals: "text",
    not_equals: "text",
    exists: "presence",
  },
  date: {
    age_at_least: "number",
    age_under: "number",
    exists: "presence",
  },
  height_weight: {
    bmi_at_least: "number",
    bmi_over: "number",
    bmi_at_most: "number",
    bmi_under: "number",
    bmi_between: "range",
    exists: "presence",
  },
  file: { exists: "presence" },
  information: {},
}

export const CALCULATION_OPERATORS: Record<
  CalculationLeaf["operator"],
  ValueShape
> = {
  greater_or_equal: "number",
  greater: "number",
  less: "number",
  less_or_equal: "number",
  equals: "number",
  not_equals: "number",
  between: "range",
}

const WORDS: Record<Operator, string> = {
  equals: "is",
  not_equals: "is not",
  any_of: "is one of",
  all_of: "includes all of",
  none_of: "is none of",
  contains: "includes",
  greater: "is more than",
  greater_or_equal: "is at least",
  less: "is less than",
  less_or_equal: "is at most",
  between: "is between",
  exists: "is answered",
  age_at_least: "makes the age at least",
  age_under: "makes the age under",
  bmi_at_least: "makes the BMI at least",
  bmi_over: "makes the BMI over",
  bmi_at_most: "makes the BMI at most",
  bmi_under: "makes the BMI under",
  bmi_between: "makes the BMI between",
}

const MANY: Partial<Record<Operator, string>> = {
  any_of: "includes any of",
  none_of: "includes none of",
}

/** "is at least", as it reads after the name of the question. */
export const operatorWords = (operator: Operator, kind?: QuestionKind) =>
  (kind === "multiple" ? MANY[operator] : undefined) ?? WORDS[operator]

/** The operators that fit a kind of question, the most usual first. */
export const operatorsFor = (kind: QuestionKind): Operator[] =>
  Object.keys(OPERATORS_BY_KIND[kind]) as Operator[]

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
]

/** The values that an answer may have; none for kinds without choices. */
export function choicesOf(
  question: Question
): { value: string; label: string }[] {
  if (question.kind === "yes_no") {
    return YES_NO
  }
  return hasOptions(question) ? question.options : []
}

const EMPTY: Record<ValueShape, ConditionValue | undefined> = {
  option: "",
  options: [],
  text: "",
  number: undefined,
  range: [],
  presence: true,
}

/** A comparison to be filled in: nothing is chosen for the pharmacist. */
export function newLeaf(question: Question): Leaf {
  const [operator = "exists"] = operatorsFor(question.kind)
  return withOperator({ question: question.id, operator }, question)
}

/** A comparison of a score, to be filled in. */
export const newCalculationLeaf = (calculation: string): CalculationLeaf => ({
  calculation,
  operator: "greater_or_equal",
  value: 0,
})

/** The leaf with a value of the shape that its operator takes; one that fits is kept. */
export function withOperator(leaf: Leaf, question: Question): Leaf {
  const shape = OPERATORS_BY_KIND[question.kind][leaf.operator]
  if (shape !== undefined && fits(shape, leaf.value)) {
    return leaf
  }
  const { value: _, ...bare } = leaf
  const value = shape === undefined ? undefined : EMPTY[shape]
  return value === undefined ? bare : { ...bare, value }
}

function fits(shape: ValueShape, value: ConditionValue | undefined): boolean {
  switch (shape) {
    case "option":
    case "text":
      return typeof value === "string"
    case "number":
      return typeof value === "number"
    case "presence":
      return typeof value === "boolean"
    case "options":
      return Array.isArray(value) && typeof value[0] !== "number"
    case "range":
      return Array.isArray(value) && typeof value[0] !== "string"
  }
}

/** Which group a condition is, or null for a comparison or a reference. */
export function groupOf(condition: Condition): "all" | "any" | "not" | null {
  if ("all" in condition) {
    return "all"
  }
  if ("any" in condition) {
    return "any"
  }
  return "not" in condition ? "not" : null
}

/** The members of a group; "not" has one. */
export function membersOf(condition: Condition): Condition[] {
  if ("all" in condition) {
    return condition.all
  }
  if ("any" in condition) {
    return condition.any
  }
  return "not" in condition ? [condition.not] : []
}

/** The same members in a group of another kind; "not" of several is "none of them". */
export function regroup(
  group: "all" | "any" | "not",
  members: Condition[]
): Condition {
  if (group === "all") {
    return { all: members }
  }
  if (group === "any") {
    return { any: members }
  }
  const [only, ...others] = members
  return { not: only && others.length === 0 ? only : { any: members } }
}
