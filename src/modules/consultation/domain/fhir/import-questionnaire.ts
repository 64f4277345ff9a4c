import { formDefinitionSchema } from "../definition/form-definition"
import type { FormDraft } from "../definition/form-definition"
import { applyFields, parseJson } from "./additions"
import { extensionOf } from "./extensions"
import { importSections } from "./import-sections"
import { nameItems } from "./names"
import { collectNotes } from "./notes"
import type { ImportNote, Note } from "./notes"
import { readQuestionnaire } from "./read-questionnaire"
import type { Questionnaire } from "./schema"
import { planStructure } from "./structure"
import { fitOrNote } from "./texts"
import { noteUnmapped } from "./unmapped"
import { FORM_ADDITIONS } from "./urls"

export type FormImport = {
  /** The draft, unfinished as it may be; null when nothing could be read. */
  draft: unknown
  report: ImportNote[]
}

const INTRO = "Please answer these questions."
const OTHERWISE = "Can be discussed with our prescriber."

/**
 * Reads a FHIR R4 Questionnaire as a form draft. Never throws: what can't be
 * read or mapped is in the report, with its place. The result never hides a
 * question that the source would show. A foreign questionnaire comes without
 * rules and as a treatment form, so that it can't be published unfinished.
 */
export function importQuestionnaire(json: unknown): FormImport {
  const { notes, note } = collectNotes()
  const source = readQuestionnaire(json, note)
  if (!source) {
    return { draft: null, report: notes }
  }
  noteUnmapped(source, note)
  const plan = planStructure(source, note)
  if (plan.sections.length === 0) {
    note("error", "item", "has no questions to ask")
    return { draft: null, report: notes }
  }
  const names = nameItems(plan)
  const draft = withFormAdditions(source, note, {
    ...headOf(source, note),
    ...importSections({ source, plan, names, note }),
  })
  const parsed = formDefinitionSchema.safeParse(draft)
  parsed.error?.issues.forEach(({ path, message }) =>
    note("error", path.join("."), message)
  )
  return { draft, report: notes }
}

type Head = Omit<FormDraft, "sections" | "calculations">

function headOf(source: Questionnaire, note: Note): Head {
  const say = (place: string, what: string) => ({ note, place, what })
  const title = source.title?.trim() || source.name?.trim() || "Imported form"
  const intro = source.description?.trim() || INTRO
  return {
    key: keyOf(source.id ?? source.name ?? title),
    title: fitOrNote(title, 160, say("title", "title")),
    intro: fitOrNote(intro, 1_000, say("description", "description")),
    covers: "treatment",
    conditions: {},
    rules: [],
    suggestions: { otherwise: OTHERWISE, rules: [] },
  }
}

function keyOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 60)
  return plain.length > 1 ? plain : "imported-form"
}

/** What only our own forms have: rules, named conditions, suggestions. */
function withFormAdditions(
  source: Questionnaire,
  note: Note,
  draft: FormDraft
): Record<string, unknown> {
  const extension = extensionOf(source, FORM_ADDITIONS)
  if (!extension) {
    note(
      "changed",
      "questionnaire",
      "came without rules: write them before the form is published"
    )
    return draft
  }
  const fields = parseJson(extension.valueString)
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
    note("left_out", "questionnaire", "our own extension can't be read")
    return draft
  }
  // Sections and calculations are items; an extension may not bring others.
  const {
    sections: _,
    calculations: __,
    ...rest
  } = { ...fields } as Record<string, unknown>
  return applyFields(draft, rest)
}
