import type { Answers, AnswerValue } from "../definition/answers"
import { isHeightWeight } from "../definition/answers"
import type { Question } from "../definition/questions"
import type { CompiledForm } from "../evaluation/compile-form"
import { evaluate } from "../evaluation/evaluate"
import type { Evaluation } from "../evaluation/evaluate"
import { numberType, scoreType } from "./export-items"
import { exportQuestionnaire } from "./export-questionnaire"
import { optionValue, unitCoding } from "./export-values"
import { linkIdsOf } from "./link-ids"
import type { Coding, FhirItem } from "./schema"
import { isHelp } from "./structure"
import { CONSULTATION_SYSTEM, FHIR_BASE, questionnaireUrl } from "./urls"

type Quantity = { value: number; unit?: string; system?: string; code?: string }

export type ResponseAnswer = {
  valueBoolean?: boolean
  valueDecimal?: number
  valueInteger?: number
  valueDate?: string
  valueString?: string
  valueUri?: string
  valueCoding?: Coding
  valueQuantity?: Quantity
  valueAttachment?: { title: string; url: string }
}

export type ResponseItem = {
  linkId: string
  text?: string
  answer?: ResponseAnswer[]
  item?: ResponseItem[]
}

export type QuestionnaireResponse = {
  resourceType: "QuestionnaireResponse"
  identifier: { system: string; value: string }
  questionnaire: string
  status: ResponseStatus
  authored: string
  item?: ResponseItem[]
}

export type ResponseStatus =
  | "in-progress"
  | "completed"
  | "amended"
  | "entered-in-error"
  | "stopped"

export type ResponseInput = {
  /** The consultation's id; the response names no person. */
  id: string
  /** The number of the form version that was answered. */
  version: number
  answers: Answers
  /** When it was submitted, or last saved: ages are taken at this moment. */
  authored: Date
  status: ResponseStatus
}

/**
 * A consultation as a FHIR R4 QuestionnaireResponse to the Questionnaire that
 * exportQuestionnaire gives. Only answers that count are in it: those of
 * questions that are asked. Known scores are in it, unknown ones are not.
 */
export function exportResponse(
  form: CompiledForm,
  { id, version, answers, authored, status }: ResponseInput
): QuestionnaireResponse {
  const { definition } = form
  const linkIds = linkIdsOf(definition)
  const answered: Answered = {
    form,
    evaluation: evaluate(form, answers, authored),
    questions: inverted(linkIds.questions),
    calculations: inverted(linkIds.calculations),
  }
  const item = (exportQuestionnaire(definition, version).item ?? []).flatMap(
    (source) => toItem(source, answered)
  )
  return {
    resourceType: "QuestionnaireResponse",
    identifier: { system: CONSULTATION_SYSTEM, value: id },
    questionnaire: `${questionnaireUrl(definition.key)}|${version}`,
    status,
    authored: authored.toISOString(),
    ...(item.length > 0 ? { item } : {}),
  }
}

type Answered = {
  form: CompiledForm
  evaluation: Evaluation
  /** Ids by linkId. */
  questions: ReadonlyMap<string, string>
  calculations: ReadonlyMap<string, string>
}

const inverted = (map: ReadonlyMap<string, string>) =>
  new Map([...map].map(([id, linkId]) => [linkId, id]))

function toItem(source: FhirItem, answered: Answered): ResponseItem[] {
  const { linkId, text } = source
  const head = { linkId, ...(text === undefined ? {} : { text }) }
  const questionId = answered.questions.get(linkId)
  if (questionId !== undefined) {
    return answerItem(source, questionId, head, answered)
  }
  const score = answered.calculations.get(linkId)
  if (score !== undefined) {
    const answer = scoreAnswer(score, answered)
    return answer ? [{ ...head, answer: [answer] }] : []
  }
  const item = (source.item ?? []).flatMap((child) => toItem(child, answered))
  return item.length > 0 ? [{ ...head, item }] : []
}

function answerItem(
  source: FhirItem,
  id: string,
  head: ResponseItem,
  { form, evaluation }: Answered
): ResponseItem[] {
  const question = form.questions.get(id)
  const value = Object.hasOwn(evaluation.answers, id)
    ? evaluation.answers[id]
    : undefined
  if (!question || value === undefined) {
    return []
  }
  if (isHeightWeight(value)) {
    const numbers = [value.height_cm, value.weight_kg]
    const parts = (source.item ?? []).filter((child) => !isHelp(child))
    const item = parts.flatMap<ResponseItem>(({ linkId, text }, at) => {
      const valueDecimal = numbers[at]
      return valueDecimal === undefined
        ? []
        : [{ linkId, ...(text ? { text } : {}), answer: [{ valueDecimal }] }]
    })
    return [{ ...head, item }]
  }
  return [{ ...head, answer: answersOf(question, value) }]
}

function answersOf(question: Question, value: AnswerValue): ResponseAnswer[] {
  if (typeof value === "number") {
    return question.kind === "number" ? [numberAnswer(question, value)] : []
  }
  if (typeof value === "object" && "file_id" in value) {
    const url = `${FHIR_BASE}/Binary/${encodeURIComponent(value.file_id)}`
    return [{ valueAttachment: { title: value.name, url } }]
  }
  const given = typeof value === "string" ? [value] : value
  return Array.isArray(given)
    ? given.flatMap((item) => wordAnswer(question, item))
    : []
}

function wordAnswer(question: Question, value: string): ResponseAnswer[] {
  switch (question.kind) {
    case "yes_no":
      return [{ valueBoolean: value === "yes" }]
    case "date":
      return [{ valueDate: value }]
    case "single":
    case "multiple":
      return question.options
        .filter((option) => option.value === value)
        .map(optionValue)
    default:
      return question.fhir?.type === "url"
        ? [{ valueUri: value }]
        : [{ valueString: value }]
  }
}

function numberAnswer(
  question: Extract<Question, { kind: "number" }>,
  value: number
): ResponseAnswer {
  switch (numberType(question)) {
    case "integer":
      return { valueInteger: value }
    case "decimal":
      return { valueDecimal: value }
    case "quantity":
      return { valueQuantity: quantity(value, unitCoding(question)) }
  }
}

const quantity = (value: number, unit: Coding | undefined): Quantity => ({
  value,
  ...(unit?.display === undefined ? {} : { unit: unit.display }),
  ...(unit?.system === undefined ? {} : { system: unit.system }),
  ...(unit?.code === undefined ? {} : { code: unit.code }),
})

function scoreAnswer(
  id: string,
  { form, evaluation }: Answered
): ResponseAnswer | undefined {
  const value = evaluation.calculations[id]
  if (value === null || value === undefined) {
    return undefined
  }
  switch (scoreType(form.definition.calculations[id]?.fhir)) {
    case "integer":
      return Number.isInteger(value)
        ? { valueInteger: value }
        : { valueDecimal: value }
    case "quantity":
      return { valueQuantity: { value } }
    case "decimal":
      return { valueDecimal: value }
  }
}
