import type { CalculationLeaf, Condition, Leaf } from "../definition/conditions"
import type { Question } from "../definition/questions"
import { optionValue } from "./export-values"
import type { LinkIds } from "./link-ids"
import type { EnableWhen, FhirItem } from "./schema"

export type ExportContext = {
  questions: ReadonlyMap<string, Question>
  linkIds: LinkIds
}

type Clause = EnableWhen
type Clauses = { behavior: "all" | "any"; clauses: Clause[] }

const COMPARISONS = {
  greater: ">",
  less: "<",
  greater_or_equal: ">=",
  less_or_equal: "<=",
} as const

/**
 * A condition as enableWhen, as far as FHIR can say it; never hides more than
 * the condition does. What is missing travels in our own extension.
 */
export function exportCondition(
  condition: Condition | undefined,
  context: ExportContext
): Pick<FhirItem, "enableWhen" | "enableBehavior"> {
  const found = condition ? clausesOf(condition, context) : undefined
  if (!found || found.clauses.length === 0) {
    return {}
  }
  return found.clauses.length === 1
    ? { enableWhen: found.clauses }
    : { enableWhen: found.clauses, enableBehavior: found.behavior }
}

function clausesOf(
  condition: Condition,
  context: ExportContext
): Clauses | undefined {
  const single = clauseOf(condition, context)
  if (single) {
    return { behavior: "all", clauses: [single] }
  }
  if ("question" in condition) {
    return spread(condition, context)
  }
  if ("all" in condition) {
    // Leaving one out shows more, so the rest can still be said.
    const clauses = condition.all.flatMap(
      (member) => clauseOf(member, context) ?? []
    )
    return { behavior: "all", clauses }
  }
  if ("any" in condition) {
    const clauses = condition.any.map((member) => clauseOf(member, context))
    const known = clauses.flatMap((clause) => clause ?? [])
    return known.length === clauses.length
      ? { behavior: "any", clauses: known }
      : undefined
  }
  return undefined
}

/** Lists and ranges, which take a clause for each value. */
function spread(leaf: Leaf, context: ExportContext): Clauses | undefined {
  const { question, operator, value } = leaf
  if (!Array.isArray(value)) {
    return undefined
  }
  const kind = context.questions.get(question)?.kind
  const each = (members: Leaf[], behavior: "all" | "any") => {
    const clauses = members.flatMap((member) => onAnswer(member, context) ?? [])
    return clauses.length === members.length ? { behavior, clauses } : undefined
  }
  const one = kind === "multiple" ? "contains" : "equals"
  const members = value.map<Leaf>((item) => ({
    question,
    operator: one,
    value: item,
  }))
  switch (operator) {
    case "any_of":
      return each(members, "any")
    case "all_of":
      return each(members, "all")
    case "between":
      return each(
        [
          { question, operator: "greater_or_equal", value: value[0] },
          { question, operator: "less_or_equal", value: value[1] },
        ],
        "all"
      )
    default:
      return undefined
  }
}

/** One clause, if the condition is just that. */
function clauseOf(
  condition: Condition,
  context: ExportContext
): Clause | undefined {
  if ("question" in condition) {
    return condition.operator === "exists"
      ? presence(condition.question, condition.value !== false, context)
      : onAnswer(condition, context)
  }
  if ("calculation" in condition) {
    return onScore(condition, context)
  }
  if ("not" in condition) {
    return negated(condition.not, context)
  }
  if ("all" in condition || "any" in condition) {
    return guarded(condition, context)
  }
  return undefined
}

function negated(inner: Condition, context: ExportContext): Clause | undefined {
  if ("question" in inner && inner.operator === "exists") {
    return presence(inner.question, inner.value === false, context)
  }
  const clause = clauseOf(inner, context)
  return clause?.operator === "=" ? { ...clause, operator: "!=" } : undefined
}

/** The forms that an import gives to comparisons of a question that may stay open. */
function guarded(
  condition: { all: Condition[] } | { any: Condition[] },
  context: ExportContext
): Clause | undefined {
  const both = "all" in condition
  const [guard, rest, more] = both ? condition.all : condition.any
  if (!guard || !rest || more) {
    return undefined
  }
  const first = clauseOf(guard, context)
  const second = clauseOf(rest, context)
  const fits =
    first?.operator === "exists" &&
    first.answerBoolean === both &&
    first.question === second?.question &&
    second.operator !== "exists" &&
    (second.operator === "!=") === !both
  return fits ? second : undefined
}

function presence(
  id: string,
  answerBoolean: boolean,
  { linkIds }: ExportContext
): Clause | undefined {
  const question = linkIds.questions.get(id)
  return question === undefined
    ? undefined
    : { question, operator: "exists", answerBoolean }
}

function onScore(
  { calculation, operator, value }: CalculationLeaf,
  { linkIds }: ExportContext
): Clause | undefined {
  const question = linkIds.calculations.get(calculation)
  if (question === undefined || typeof value !== "number") {
    return undefined
  }
  const answer = { question, answerDecimal: value }
  switch (operator) {
    case "equals":
      return { ...answer, operator: "=" }
    case "not_equals":
      return { ...answer, operator: "!=" }
    case "between":
      return undefined
    default:
      return { ...answer, operator: COMPARISONS[operator] }
  }
}

function onAnswer(
  { question: id, operator, value }: Leaf,
  { questions, linkIds }: ExportContext
): Clause | undefined {
  const question = questions.get(id)
  const linkId = linkIds.questions.get(id)
  const answer = question && answerOf(question, value)
  if (linkId === undefined || !answer) {
    return undefined
  }
  switch (operator) {
    case "equals":
      return { question: linkId, operator: "=", ...answer }
    case "not_equals":
      return { question: linkId, operator: "!=", ...answer }
    case "contains":
      return question.kind === "multiple"
        ? { question: linkId, operator: "=", ...answer }
        : undefined
    case "greater":
    case "less":
    case "greater_or_equal":
    case "less_or_equal":
      return { question: linkId, operator: COMPARISONS[operator], ...answer }
    default:
      return undefined
  }
}

type Answer = Omit<Clause, "question" | "operator">

function answerOf(
  question: Question,
  value: Leaf["value"]
): Answer | undefined {
  switch (question.kind) {
    case "yes_no":
      return value === "yes" || value === "no"
        ? { answerBoolean: value === "yes" }
        : undefined
    case "single":
    case "multiple": {
      const option = question.options.find((item) => item.value === value)
      return option && asAnswer(optionValue(option))
    }
    case "text":
      return typeof value === "string" ? { answerString: value } : undefined
    case "number":
      return typeof value === "number" ? amount(question, value) : undefined
    default:
      return undefined
  }
}

const asAnswer = ({
  valueCoding,
  valueString,
  valueInteger,
  valueDate,
}: ReturnType<typeof optionValue>): Answer => ({
  ...(valueCoding ? { answerCoding: valueCoding } : {}),
  ...(valueString === undefined ? {} : { answerString: valueString }),
  ...(valueInteger === undefined ? {} : { answerInteger: valueInteger }),
  ...(valueDate === undefined ? {} : { answerDate: valueDate }),
})

function amount(
  question: Extract<Question, { kind: "number" }>,
  value: number
): Answer {
  if (question.fhir?.type === "quantity") {
    return { answerQuantity: { value } }
  }
  return question.whole && Number.isInteger(value)
    ? { answerInteger: value }
    : { answerDecimal: value }
}
