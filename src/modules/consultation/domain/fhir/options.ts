import type { FhirOptionSource } from "../definition/fhir-source"
import { extensionOf, weightOf } from "./extensions"
import { isIdentifier, takeIdentifier } from "./identifiers"
import type { Note } from "./notes"
import type { AnswerOption, Coding, Contained, FhirItem } from "./schema"
import { fitOrNote } from "./texts"
import { OPTION_EXCLUSIVE, OPTION_SYSTEM } from "./urls"

export type Option = {
  value: string
  label: string
  score?: number | undefined
  fhir?: FhirOptionSource | undefined
}

export type OptionList = { options: Option[]; exclusive?: string | undefined }

const MOST = 40

/** The choices of an item, from its own list or a contained value set; a message when they can't be had. */
export function optionsOf(
  item: FhirItem,
  contained: ReadonlyMap<string, Contained>,
  note: Note
): OptionList | { problem: string } {
  const listed = item.answerOption ?? fromValueSet(item, contained)
  if (typeof listed === "string") {
    return { problem: listed }
  }
  const taken = new Set<string>()
  const context = { taken, note, place: item.linkId }
  const pairs = listed.flatMap((source) =>
    toOption(source, context).map((option) => ({ source, option }))
  )
  const options = pairs.map(({ option }) => option)
  if (options.length < 2) {
    return { problem: "there are fewer than two options" }
  }
  if (options.length > MOST) {
    return { problem: `there are more than ${MOST} options` }
  }
  return { options, exclusive: exclusiveOf(item, pairs, note) }
}

function fromValueSet(
  item: FhirItem,
  contained: ReadonlyMap<string, Contained>
): AnswerOption[] | string {
  const reference = item.answerValueSet
  if (reference === undefined) {
    return "there are no options"
  }
  const found = reference.startsWith("#")
    ? contained.get(reference.slice(1))
    : undefined
  if (!found) {
    return `the value set ${reference} is not contained in the questionnaire`
  }
  const expanded = found.expansion?.contains
  const concepts =
    expanded ??
    (found.compose?.include ?? []).flatMap(({ system, concept }) =>
      (concept ?? ownConcepts(system, contained)).map((entry) => ({
        ...entry,
        system,
      }))
    )
  return concepts.map(({ system, code, display, extension }) => ({
    valueCoding: { system, code, display },
    extension,
  }))
}

/** A whole code system, when it is contained too. */
const ownConcepts = (
  system: string | undefined,
  contained: ReadonlyMap<string, Contained>
) =>
  [...contained.values()].find(
    (resource) =>
      resource.resourceType === "CodeSystem" && resource.url === system
  )?.concept ?? []

type Context = { taken: Set<string>; note: Note; place: string }

function toOption(option: AnswerOption, context: Context): Option[] {
  const { note, place } = context
  if (option.initialSelected === true) {
    note("left_out", place, "options chosen beforehand are not supported")
  }
  const read = readValue(option)
  if (!read) {
    note("left_out", place, "an option of this type is not supported")
    return []
  }
  const label = fitOrNote(read.label, 200, { note, place, what: "option" })
  const score = scoreOf(option, context)
  return [
    {
      value: valueOf(read, context.taken),
      label,
      ...(score === undefined ? {} : { score }),
      ...(read.fhir ? { fhir: read.fhir } : {}),
    },
  ]
}

type Read = { label: string; code?: string; fhir?: FhirOptionSource }

function readValue(option: AnswerOption): Read | undefined {
  const { valueCoding, valueString, valueInteger, valueDate } = option
  if (valueCoding) {
    return readCoding(valueCoding)
  }
  if (valueInteger !== undefined) {
    return { label: String(valueInteger), fhir: { type: "integer" } }
  }
  if (valueDate !== undefined) {
    return { label: valueDate, fhir: { type: "date" } }
  }
  return valueString?.trim()
    ? { label: valueString, fhir: { type: "string" } }
    : undefined
}

function readCoding({ system, code, display }: Coding): Read | undefined {
  const label = display?.trim() || code?.trim()
  if (!label) {
    return undefined
  }
  if (system === OPTION_SYSTEM && code !== undefined && isIdentifier(code)) {
    return { label, code }
  }
  return {
    label,
    fhir: {
      type: "coding",
      ...(system ? { system } : {}),
      ...(code ? { code } : {}),
    },
  }
}

function valueOf({ code, label }: Read, taken: Set<string>): string {
  if (code !== undefined && !taken.has(code)) {
    taken.add(code)
    return code
  }
  return takeIdentifier(taken, label, "o")
}

function scoreOf(
  option: AnswerOption,
  { note, place }: Context
): number | undefined {
  const weight =
    weightOf(option) ??
    (option.valueCoding ? weightOf(option.valueCoding) : undefined)
  if (weight === undefined) {
    return undefined
  }
  if (Number.isInteger(weight) && Math.abs(weight) <= 100) {
    return weight
  }
  note(
    "left_out",
    place,
    `the score ${weight} is not a whole number between -100 and 100`
  )
  return undefined
}

function exclusiveOf(
  item: FhirItem,
  pairs: readonly { source: AnswerOption; option: Option }[],
  note: Note
): string | undefined {
  const marked = pairs.flatMap(({ source, option }) =>
    extensionOf(source, OPTION_EXCLUSIVE)?.valueBoolean === true
      ? [option.value]
      : []
  )
  if (marked.length > 1) {
    note("left_out", item.linkId, "only the first exclusive option is kept")
  }
  return marked[0]
}
