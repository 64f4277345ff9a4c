import type { Condition, Operator } from "../definition/conditions"
import type { QuestionDraft } from "./import-question"
import type { Note } from "./notes"
import type { Option } from "./options"
import type { EnableWhen, FhirItem } from "./schema"

/** A question that conditions may look at, with its place in the order of asking. */
export type Target =
  | { question: QuestionDraft; index: number }
  | { calculation: string; index: number }

export type ConditionContext = {
  targets: ReadonlyMap<string, Target>
  note: Note
}

const COMPARISONS = {
  ">": "greater",
  "<": "less",
  ">=": "greater_or_equal",
  "<=": "less_or_equal",
} as const

/**
 * An item's enableWhen as a condition on questions asked before `index`.
 * What can't be said is reported and never hides more than the source: in
 * "all" the rest decides, in "any" the item is shown.
 */
export function importCondition(
  item: FhirItem,
  index: number,
  context: ConditionContext
): Condition | undefined {
  const clauses = item.enableWhen ?? []
  const read = clauses.map((clause, at) =>
    importClause(clause, index, {
      ...context,
      place: `${item.linkId}.enableWhen[${at}]`,
    })
  )
  const known = read.flatMap((condition) => condition ?? [])
  const behavior = item.enableBehavior ?? "any"
  if (clauses.length > 1 && item.enableBehavior === undefined) {
    context.note("changed", item.linkId, 'enableBehavior is missing: "any"')
  }
  if (
    known.length === 0 ||
    (behavior === "any" && known.length < read.length)
  ) {
    return undefined
  }
  const [first] = known
  if (known.length === 1) {
    return first
  }
  return behavior === "all" ? { all: known } : { any: known }
}

/** Several conditions that all have to hold; undefined for none. */
export function conjoin(
  conditions: readonly (Condition | undefined)[]
): Condition | undefined {
  const given = conditions.flatMap((condition) => condition ?? [])
  const members = given.flatMap((condition) =>
    given.length > 1 && "all" in condition ? condition.all : [condition]
  )
  return members.length > 1 ? { all: members } : members[0]
}

type ClauseContext = ConditionContext & { place: string }

function importClause(
  clause: EnableWhen,
  index: number,
  { targets, note, place }: ClauseContext
): Condition | undefined {
  const fail = (why: string): Condition | undefined => {
    note("left_out", place, `${why}: this condition does not hide the item`)
    return undefined
  }
  const target = targets.get(clause.question)
  if (!target) {
    return fail(`"${clause.question}" is not a question of the form`)
  }
  if (target.index >= index) {
    return fail(`"${clause.question}" is asked later`)
  }
  const read =
    "calculation" in target
      ? onCalculation(clause, target.calculation)
      : onQuestion(clause, target.question)
  return typeof read === "string" ? fail(read) : read
}

function onCalculation(
  clause: EnableWhen,
  calculation: string
): Condition | string {
  const value = amountOf(clause)
  if (clause.operator === "exists" || value === undefined) {
    return "a score can only be compared with a number"
  }
  const leaf = (
    operator: "equals" | (typeof COMPARISONS)[keyof typeof COMPARISONS]
  ): Condition => ({ calculation, operator, value })
  switch (clause.operator) {
    case "=":
      return leaf("equals")
    case "!=":
      return { not: leaf("equals") }
    default:
      return leaf(COMPARISONS[clause.operator])
  }
}

function onQuestion(
  clause: EnableWhen,
  question: QuestionDraft
): Condition | string {
  if (question.kind === "information" || question.kind === "height_weight") {
    return `"${clause.question}" can't be compared`
  }
  const exists: Condition = { question: question.id, operator: "exists" }
  if (clause.operator === "exists") {
    return onPresence(clause, question, exists)
  }
  const leaf = comparison(clause, question)
  if (typeof leaf === "string") {
    return leaf
  }
  // In FHIR no answer is simply not equal; with us it is "not known yet"
  // unless the question may be left open for good.
  const optional = question.required === false
  if (clause.operator === "!=") {
    return optional ? { any: [{ not: exists }, { not: leaf }] } : { not: leaf }
  }
  return optional ? { all: [exists, leaf] } : leaf
}

function onPresence(
  clause: EnableWhen,
  question: QuestionDraft,
  exists: Condition
): Condition | string {
  if (clause.answerBoolean === undefined) {
    return "exists needs answerBoolean"
  }
  if (!clause.answerBoolean && question.required !== false) {
    return `"${clause.question}" has to be answered`
  }
  return clause.answerBoolean ? exists : { not: exists }
}

function comparison(
  clause: EnableWhen,
  question: QuestionDraft
): Condition | string {
  const leaf = (operator: Operator, value: string | number): Condition => ({
    question: question.id,
    operator,
    value,
  })
  if (
    clause.operator !== "=" &&
    clause.operator !== "!=" &&
    clause.operator !== "exists"
  ) {
    const amount = amountFor(clause, question)
    return amount === undefined
      ? `${clause.operator} is supported on numbers of the same unit only`
      : leaf(COMPARISONS[clause.operator], amount)
  }
  switch (question.kind) {
    case "yes_no":
      return clause.answerBoolean === undefined
        ? "needs answerBoolean"
        : leaf("equals", clause.answerBoolean ? "yes" : "no")
    case "single":
    case "multiple": {
      const option = optionFor(clause, question.options)
      return option === undefined
        ? `the answer is not an option of "${clause.question}"`
        : leaf(question.kind === "single" ? "equals" : "contains", option)
    }
    case "text":
      return clause.answerString?.trim()
        ? leaf("equals", clause.answerString)
        : "needs answerString"
    case "number": {
      const amount = amountFor(clause, question)
      return amount === undefined
        ? "needs a number of the same unit"
        : leaf("equals", amount)
    }
    default:
      return `= and != are not supported on a ${question.kind} question`
  }
}

const amountOf = (clause: EnableWhen): number | undefined =>
  clause.answerInteger ?? clause.answerDecimal ?? clause.answerQuantity?.value

function amountFor(
  clause: EnableWhen,
  question: QuestionDraft
): number | undefined {
  if (question.kind !== "number") {
    return undefined
  }
  const quantity = clause.answerQuantity
  const named = quantity?.code ?? quantity?.unit
  const units = [
    question.unit,
    question.fhir?.unit?.code,
    question.fhir?.unit?.display,
  ]
  return named === undefined || units.includes(named)
    ? amountOf(clause)
    : undefined
}

function optionFor(
  clause: EnableWhen,
  options: readonly Option[]
): string | undefined {
  const { answerCoding, answerString, answerInteger, answerDate } = clause
  return options.find(({ value, label, fhir }) => {
    switch (fhir?.type) {
      case "coding":
        return (
          answerCoding !== undefined &&
          (fhir.code === undefined
            ? answerCoding.code === undefined && answerCoding.display === label
            : fhir.code === answerCoding.code) &&
          (answerCoding.system === undefined ||
            fhir.system === answerCoding.system)
        )
      case "string":
        return answerString !== undefined && answerString.trim() === label
      case "integer":
        return answerInteger !== undefined && String(answerInteger) === label
      case "date":
        return answerDate === label
      case undefined:
        return answerCoding?.code === value
    }
  })?.value
}
