import type { Calculation } from "../definition/calculations"
import type { FhirItemSource } from "../definition/fhir-source"
import type { Question } from "../definition/questions"
import { exportCondition } from "./export-conditions"
import type { ExportContext } from "./export-conditions"
import {
  CENTIMETRES,
  KILOGRAMS,
  optionValue,
  unitCoding,
} from "./export-values"
import { DECIMAL_RANGE, INTEGER_RANGE } from "./numbers"
import type { AnswerOption, Extension, FhirItem } from "./schema"
import { writeSum } from "./score-expression"
import * as urls from "./urls"

type Of<K extends Question["kind"]> = Extract<Question, { kind: K }>
type Kind = Pick<FhirItem, "type"> & Partial<FhirItem>

/** A question as an item, by FHIR's own means only. */
export function exportQuestion(
  question: Question,
  context: ExportContext
): FhirItem {
  const linkId = context.linkIds.questions.get(question.id) ?? question.id
  const { type, item, extension, ...rest } = kindOf(question, linkId, context)
  const help = question.kind === "information" ? undefined : question.help
  const children = [
    ...(item ?? []),
    ...(help ? [helpItem(context.linkIds.within(linkId, "help"), help)] : []),
  ]
  return {
    ...(extension && extension.length > 0 ? { extension } : {}),
    linkId,
    ...wording(question.label, question.fhir),
    type,
    ...exportCondition(question.show_if, context),
    ...(question.required ? { required: true } : {}),
    ...rest,
    ...(children.length > 0 ? { item: children } : {}),
  }
}

/** Codes and prefix as they were imported; the prefix is part of our label. */
export function wording(
  label: string,
  fhir: FhirItemSource | undefined
): Pick<FhirItem, "code" | "prefix" | "text"> {
  const { codes, prefix } = fhir ?? {}
  const led = prefix !== undefined && label.startsWith(`${prefix} `)
  return {
    ...(codes ? { code: codes } : {}),
    ...(led
      ? { prefix, text: label.slice(prefix.length + 1) }
      : { text: label }),
  }
}

const helpItem = (linkId: string, text: string): FhirItem => ({
  extension: [
    {
      url: urls.ITEM_CONTROL,
      valueCodeableConcept: {
        coding: [
          {
            system: "http://hl7.org/fhir/questionnaire-item-control",
            code: "help",
          },
        ],
      },
    },
  ],
  linkId,
  text,
  type: "display",
})

function kindOf(
  question: Question,
  linkId: string,
  context: ExportContext
): Kind {
  switch (question.kind) {
    case "yes_no":
      return { type: "boolean" }
    case "single":
      return { type: "choice", answerOption: answerOptions(question) }
    case "multiple":
      return {
        type: "choice",
        repeats: true,
        answerOption: answerOptions(question, question.exclusive),
      }
    case "text":
      return textKind(question)
    case "number":
      return numberKind(question)
    case "date":
      return { type: "date" }
    case "height_weight":
      return heightWeightKind(linkId, context)
    case "file":
      return { type: "attachment", extension: mimeTypes(question.accept) }
    case "information":
      return { type: "display" }
  }
}

const answerOptions = (
  { options }: Of<"single"> | Of<"multiple">,
  exclusive?: string
): AnswerOption[] =>
  options.map((option) => {
    const extension: Extension[] = [
      ...(option.score === undefined
        ? []
        : [{ url: urls.ORDINAL_VALUE, valueDecimal: option.score }]),
      ...(option.value === exclusive
        ? [{ url: urls.OPTION_EXCLUSIVE, valueBoolean: true }]
        : []),
    ]
    return {
      ...(extension.length > 0 ? { extension } : {}),
      ...optionValue(option),
    }
  })

const LONGEST_TEXT = 4_000

function textKind({ max_length, fhir }: Of<"text">): Kind {
  const type =
    fhir?.type === "string" || fhir?.type === "url" ? fhir.type : "text"
  return max_length === LONGEST_TEXT
    ? { type }
    : { type, maxLength: max_length }
}

/** What a number is in FHIR. */
export const numberType = ({
  whole,
  fhir,
}: Of<"number">): "integer" | "decimal" | "quantity" =>
  fhir?.type === "quantity" ? "quantity" : whole ? "integer" : "decimal"

function numberKind(question: Of<"number">): Kind {
  const type = numberType(question)
  const range = type === "integer" ? INTEGER_RANGE : DECIMAL_RANGE
  const limit = (url: string, value: number, unlimited: number): Extension[] =>
    value === unlimited
      ? []
      : [
          type === "integer" && Number.isInteger(value)
            ? { url, valueInteger: value }
            : { url, valueDecimal: value },
        ]
  const unit = unitCoding(question)
  return {
    type,
    extension: [
      ...limit(urls.MIN_VALUE, question.min, range.min),
      ...limit(urls.MAX_VALUE, question.max, range.max),
      ...(unit
        ? [
            {
              url: type === "quantity" ? urls.UNIT_OPTION : urls.UNIT,
              valueCoding: unit,
            },
          ]
        : []),
    ],
  }
}

/** The linkIds of the two numbers inside a height and weight group. */
const heightWeightParts = (linkId: string, { linkIds }: ExportContext) => ({
  height: linkIds.within(linkId, "height_cm"),
  weight: linkIds.within(linkId, "weight_kg"),
})

function heightWeightKind(linkId: string, context: ExportContext): Kind {
  const { height, weight } = heightWeightParts(linkId, context)
  const part = (
    id: string,
    text: string,
    code: string,
    unit: typeof CENTIMETRES
  ): FhirItem => ({
    extension: [{ url: urls.UNIT, valueCoding: unit }],
    linkId: id,
    code: [{ system: urls.LOINC, code, display: text }],
    text,
    type: "decimal",
  })
  return {
    type: "group",
    extension: [{ url: urls.HEIGHT_WEIGHT, valueBoolean: true }],
    item: [
      part(height, "Body height", "8302-2", CENTIMETRES),
      part(weight, "Body weight", "29463-7", KILOGRAMS),
    ],
  }
}

const PICTURES = ["image/jpeg", "image/png", "image/webp"]

const mimeTypes = (accept: Of<"file">["accept"]): Extension[] =>
  (accept === "photo" ? PICTURES : [...PICTURES, "application/pdf"]).map(
    (valueCode) => ({ url: urls.MIME_TYPE, valueCode })
  )

/** A score as a read-only item that FHIRPath works out. */
export function exportScore(
  id: string,
  { title, questions, fhir }: Calculation,
  context: ExportContext
): FhirItem {
  const terms = questions.map((name) => ({
    link_id: context.linkIds.questions.get(name) ?? name,
    weighed: context.questions.get(name)?.kind !== "number",
  }))
  return {
    extension: [
      {
        url: urls.CALCULATED,
        valueExpression: {
          language: "text/fhirpath",
          expression: writeSum(terms),
        },
      },
    ],
    linkId: context.linkIds.calculations.get(id) ?? id,
    ...wording(title, fhir),
    type: scoreType(fhir),
    readOnly: true,
  }
}

/** The type a score was imported with; decimal otherwise. */
export const scoreType = (
  fhir: FhirItemSource | undefined
): "integer" | "quantity" | "decimal" =>
  fhir?.type === "integer" || fhir?.type === "quantity" ? fhir.type : "decimal"
