import type { FhirItemSource } from "../definition/fhir-source"
import type { FormDraft } from "../definition/form-definition"
import { extensionOf, extensionsOf } from "./extensions"
import { takeIdentifier } from "./identifiers"
import type { Note } from "./notes"
import { importNumber } from "./numbers"
import { optionsOf } from "./options"
import type { OptionList } from "./options"
import type { Contained, FhirItem } from "./schema"
import { isHelp, isHeightWeightGroup } from "./structure"
import { fit } from "./texts"
import { MAX_VALUE, MIME_TYPE, MIN_VALUE } from "./urls"

export type QuestionDraft =
  FormDraft["sections"][number]["steps"][number]["questions"][number]

export type QuestionContext = {
  note: Note
  contained: ReadonlyMap<string, Contained>
  /** Question ids in use, for the questions an import adds. */
  taken: Set<string>
}

const LONGEST_TEXT = 4_000

/**
 * The question an item becomes, without its condition. Some become two:
 * an open choice is a choice with "Other" and words for it.
 */
export function importQuestion(
  item: FhirItem,
  id: string,
  context: QuestionContext
): QuestionDraft[] {
  const base = commonOf(item, id, context.note)
  if (item.type === "display") {
    return [{ ...base, kind: "information" }]
  }
  noteUnsupported(item, context.note)
  const asked = { ...base, required: item.required ?? false }
  switch (item.type) {
    case "boolean":
      return [{ ...asked, kind: "yes_no" }]
    case "choice":
    case "open-choice":
      return importChoice(item, asked, context)
    case "integer":
    case "decimal":
    case "quantity":
      return [importNumber(item, asked, context.note)]
    case "date":
      return [{ ...asked, kind: "date", future: true }]
    case "attachment":
      return [{ ...asked, kind: "file", accept: acceptOf(item) }]
    case "group":
      return [{ ...asked, kind: "height_weight" }]
    case "string":
    case "text":
    case "url":
      return [importText(item, asked, context.note)]
    case "dateTime":
    case "time":
    case "reference":
      return [asWords(item, asked, context.note, `${item.type} is not a kind`)]
  }
}

export type Asked = ReturnType<typeof commonOf> & { required: boolean }

function commonOf(item: FhirItem, id: string, note: Note) {
  const prefix = item.prefix?.trim()
  const text = item.text?.trim()
  const whole = [prefix, text || textFromCode(item, note)]
    .filter(Boolean)
    .join(" ")
  let rest = ""
  const label = fit(whole, 300, (cut) => {
    rest = `…${cut}`
  })
  const help = helpOf(item, rest, note)
  const fhir = sourceOf(item, id, ["string", "url"])
  return {
    id,
    label,
    ...(help ? { help } : {}),
    ...(fhir ? { fhir } : {}),
  }
}

function textFromCode(item: FhirItem, note: Note): string {
  note("changed", item.linkId, "the item has no text: its code is shown")
  return item.code?.find(({ display }) => display)?.display ?? item.linkId
}

/** What stands in help items under the question, after what the label had no room for. */
function helpOf(item: FhirItem, rest: string, note: Note): string {
  if (rest) {
    note(
      "changed",
      item.linkId,
      "the text is longer than 300: its end stands in the help"
    )
  }
  const words = (item.item ?? [])
    .filter(isHelp)
    .flatMap(({ text }) => text?.trim() || [])
  return fit([rest, ...words].filter(Boolean).join(" "), 1_000, (cut) =>
    note("left_out", item.linkId, `the help is longer than 1000: "${cut}"`)
  )
}

/** What an export needs to give the item back; undefined when that follows from the question itself. */
export function sourceOf(
  item: FhirItem,
  id: string,
  types: readonly NonNullable<FhirItemSource["type"]>[] = []
): FhirItemSource | undefined {
  const type = types.find((candidate) => candidate === item.type)
  const codes = (item.code ?? [])
    .map(({ system, code, display }) => ({
      ...(system ? { system } : {}),
      ...(code ? { code } : {}),
      ...(display ? { display } : {}),
    }))
    .slice(0, 20)
  const prefix = item.prefix?.trim()
  const source: FhirItemSource = {
    ...(ownLinkId(item.linkId) === id ? {} : { link_id: item.linkId }),
    ...(type ? { type } : {}),
    ...(prefix ? { prefix: prefix.slice(0, 50) } : {}),
    ...(codes.length > 0 ? { codes } : {}),
  }
  return Object.keys(source).length > 0 ? source : undefined
}

/** Our own linkIds name sections, steps and calculations apart from questions. */
export const ownLinkId = (linkId: string): string =>
  linkId.replace(/^(section|step|question|calculation):/, "")

function importChoice(
  item: FhirItem,
  asked: Asked,
  context: QuestionContext
): QuestionDraft[] {
  const list = optionsOf(item, context.contained, context.note)
  if ("problem" in list) {
    return [asWords(item, asked, context.note, list.problem)]
  }
  if (item.type === "choice") {
    return [choice(item, asked, list)]
  }
  context.note(
    "changed",
    item.linkId,
    "other answers are an option of their own, with a question for the words"
  )
  return withOther(item, asked, list, context)
}

const choice = (
  item: FhirItem,
  asked: Asked,
  { options, exclusive }: OptionList
): QuestionDraft =>
  item.repeats === true
    ? {
        ...asked,
        kind: "multiple",
        options,
        ...(exclusive === undefined ? {} : { exclusive }),
      }
    : { ...asked, kind: "single", options }

function withOther(
  item: FhirItem,
  asked: Asked,
  list: OptionList,
  { taken }: QuestionContext
): QuestionDraft[] {
  const values = new Set(list.options.map(({ value }) => value))
  const value = takeIdentifier(values, "other", "o")
  const options = [...list.options, { value, label: "Other" }]
  const question = choice(item, asked, { ...list, options })
  return [
    question,
    {
      id: takeIdentifier(taken, `${asked.id}_other`, "q"),
      kind: "text",
      label: "Please say what",
      required: true,
      max_length: 1_000,
      show_if: {
        question: asked.id,
        operator: question.kind === "multiple" ? "contains" : "equals",
        value,
      },
    },
  ]
}

function importText(item: FhirItem, asked: Asked, note: Note): QuestionDraft {
  const wanted = item.maxLength ?? LONGEST_TEXT
  if (wanted > LONGEST_TEXT) {
    note("changed", item.linkId, "answers may have 4000 characters at most")
  }
  if (item.type === "url") {
    note("changed", item.linkId, "web addresses are asked as text, unchecked")
  }
  return {
    ...asked,
    kind: "text",
    max_length: Math.min(wanted, LONGEST_TEXT),
  }
}

/** A question we have no kind for is still asked, in words; nothing is lost from the patient's side. */
function asWords(
  item: FhirItem,
  asked: Asked,
  note: Note,
  why: string
): QuestionDraft {
  note("changed", item.linkId, `${why}: the question is asked as free text`)
  return { ...asked, kind: "text", max_length: LONGEST_TEXT }
}

/** Pictures only, where the source says so. */
function acceptOf(item: FhirItem): "photo" | "document" {
  const types = extensionsOf(item, MIME_TYPE).flatMap(
    ({ valueCode }) => valueCode ?? []
  )
  return types.length > 0 && types.every((type) => type.startsWith("image/"))
    ? "photo"
    : "document"
}

const NUMERIC = new Set(["integer", "decimal", "quantity"])
const CHOICES = new Set(["choice", "open-choice"])
const WORDS = new Set(["string", "text", "url"])

function noteUnsupported(item: FhirItem, note: Note): void {
  const say = (message: string) => note("left_out", item.linkId, message)
  if (item.repeats === true && !CHOICES.has(item.type)) {
    note("changed", item.linkId, "may be repeated: one answer is asked for")
  }
  if (item.readOnly === true && !isHeightWeightGroup(item)) {
    note("changed", item.linkId, "is read-only: it is asked all the same")
  }
  if (item.maxLength !== undefined && !WORDS.has(item.type)) {
    say(`maxLength is not supported on ${item.type}`)
  }
  if (item.answerOption && !CHOICES.has(item.type)) {
    say(`a list of options is not supported on ${item.type}`)
  }
  const limited = extensionOf(item, MIN_VALUE) ?? extensionOf(item, MAX_VALUE)
  if (limited && !NUMERIC.has(item.type)) {
    say(`minValue and maxValue are not supported on ${item.type}`)
  }
}
