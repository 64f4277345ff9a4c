import { extensionOf } from "./extensions"
import type { Note } from "./notes"
import type { Extension, FhirItem, Questionnaire } from "./schema"
import { isHeightWeightGroup, isHelp } from "./structure"
import * as urls from "./urls"

const ROOT = new Set([
  "resourceType",
  "id",
  "title",
  "description",
  "item",
  "contained",
  "extension",
])
/** What an export of ours writes by itself. */
const WRITTEN = new Set(["url", "version", "name", "status", "subjectType"])

const ITEM = new Set([
  "linkId",
  "type",
  "prefix",
  "text",
  "code",
  "required",
  "repeats",
  "readOnly",
  "maxLength",
  "answerValueSet",
  "answerOption",
  "enableWhen",
  "enableBehavior",
  "extension",
  "item",
])

const ROOT_EXTENSIONS = new Set([urls.FORM_ADDITIONS, urls.VARIABLE])
const ITEM_EXTENSIONS = new Set([
  urls.ITEM_ADDITIONS,
  urls.HEIGHT_WEIGHT,
  urls.HIDDEN,
  urls.UNIT,
  urls.UNIT_OPTION,
  urls.MIN_VALUE,
  urls.MAX_VALUE,
  urls.MIME_TYPE,
  urls.CALCULATED,
  urls.VARIABLE,
])
const OPTION_EXTENSIONS = new Set([
  urls.ORDINAL_VALUE,
  urls.ITEM_WEIGHT,
  urls.OPTION_EXCLUSIVE,
])

/** Reports every element and extension that an import does not look at. */
export function noteUnmapped(source: Questionnaire, note: Note): void {
  const own = extensionOf(source, urls.FORM_ADDITIONS) !== undefined
  for (const name of Object.keys(source)) {
    if (!ROOT.has(name) && !(own && WRITTEN.has(name))) {
      note("left_out", name, "this element is not kept")
    }
  }
  noteExtensions(source.extension, ROOT_EXTENSIONS, "questionnaire", note)
  const seen = new Set<string>()
  walk(source.item ?? [], (item) => {
    if (seen.has(item.linkId)) {
      note(
        "changed",
        item.linkId,
        "the linkId is used more than once: conditions mean the first"
      )
    }
    seen.add(item.linkId)
    noteItem(item, note)
  })
}

function walk(items: readonly FhirItem[], visit: (item: FhirItem) => void) {
  for (const item of items) {
    visit(item)
    walk(item.item ?? [], visit)
  }
}

function noteItem(item: FhirItem, note: Note): void {
  for (const name of Object.keys(item)) {
    if (name === "initial") {
      note("left_out", item.linkId, "answers filled in beforehand (initial)")
    } else if (!ITEM.has(name)) {
      note("left_out", item.linkId, `the element ${name} is not kept`)
    }
  }
  if (item.type === "group" && item.required && !isHeightWeightGroup(item)) {
    note("left_out", item.linkId, "required is not supported on a group")
  }
  const known = isHelp(item)
    ? new Set([...ITEM_EXTENSIONS, urls.ITEM_CONTROL])
    : ITEM_EXTENSIONS
  noteExtensions(item.extension, known, item.linkId, note)
  for (const option of item.answerOption ?? []) {
    noteExtensions(option.extension, OPTION_EXTENSIONS, item.linkId, note)
    noteExtensions(
      option.valueCoding?.extension,
      OPTION_EXTENSIONS,
      item.linkId,
      note
    )
  }
}

function noteExtensions(
  extensions: readonly Extension[] | undefined,
  known: ReadonlySet<string>,
  place: string,
  note: Note
): void {
  for (const { url } of extensions ?? []) {
    if (!known.has(url)) {
      note("left_out", place, `the extension ${url} is not supported`)
    }
  }
}
