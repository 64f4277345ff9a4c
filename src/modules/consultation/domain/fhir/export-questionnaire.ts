import {
  formDefinitionSchema,
  placedQuestions,
} from "../definition/form-definition"
import type { FormDefinition } from "../definition/form-definition"
import { missingFields, withAdditions } from "./additions"
import { exportCondition } from "./export-conditions"
import type { ExportContext } from "./export-conditions"
import { exportQuestion, exportScore, wording } from "./export-items"
import { importQuestionnaire } from "./import-questionnaire"
import { linkIdsOf } from "./link-ids"
import type { FhirItem, Questionnaire } from "./schema"
import { FORM_ADDITIONS, questionnaireUrl } from "./urls"

type Fields = Readonly<Record<string, unknown>>

/** What each part of a form reads as without our additions, by kind and id. */
type Reading = (kind: string, id: string) => Fields

/**
 * A form version as a FHIR R4 Questionnaire. What FHIR can say stands in its
 * own elements; the rest travels in extensions of ours, so that importing the
 * result gives the same definition. `version` is the form version's number.
 */
export function exportQuestionnaire(
  definition: FormDefinition,
  version: number
): Questionnaire {
  // As if nothing were lost: the items as they are without our additions.
  const plain = build(definition, version, lookUp(definition))
  const first = readingOf(plain) ?? (() => ({}))
  // With additions in place a plain condition can read otherwise: look again.
  const second = readingOf(build(definition, version, first))
  return build(
    definition,
    version,
    second ? corrected(lookUp(definition), first, second) : first
  )
}

/** What the first reading had, but for what the second still gets wrong. */
const corrected =
  (wanted: Reading, first: Reading, second: Reading): Reading =>
  (kind, id) => {
    const whole = wanted(kind, id)
    const got = second(kind, id)
    const wrong = Object.keys(missingFields(whole, got))
    const kept = Object.entries(first(kind, id)).filter(
      ([name]) => !wrong.includes(name)
    )
    const unwanted = wrong.filter((name) => whole[name] === undefined)
    return {
      ...Object.fromEntries(kept),
      ...Object.fromEntries(unwanted.map((name) => [name, got[name]])),
    }
  }

/** Reads the plain export back, to see what it lost; undefined when it can't be read at all. */
function readingOf(plain: Questionnaire): Reading | undefined {
  const parsed = formDefinitionSchema.safeParse(
    importQuestionnaire(plain).draft
  )
  return parsed.success ? lookUp(parsed.data) : undefined
}

function lookUp(definition: FormDefinition): Reading {
  const parts = partsOf(definition)
  return (kind, id) => parts.get(`${kind} ${id}`) ?? {}
}

function partsOf(definition: FormDefinition): Map<string, Fields> {
  const { sections, calculations, ...head } = definition
  const steps = sections.flatMap((section) => section.steps)
  return new Map<string, Fields>([
    ["form ", head],
    ...sections.map(({ steps: _, ...rest }) => entry("section", rest)),
    ...steps.map(({ questions: _, ...rest }) => entry("step", rest)),
    ...placedQuestions(definition).map(({ question }) =>
      entry("question", question)
    ),
    ...Object.entries(calculations).map(([id, calculation]) =>
      entry("calculation", { id, ...calculation })
    ),
  ])
}

const entry = (
  kind: string,
  fields: Fields & { id: string }
): [string, Fields] => [`${kind} ${fields.id}`, fields]

function build(
  definition: FormDefinition,
  version: number,
  read: Reading
): Questionnaire {
  const linkIds = linkIdsOf(definition)
  const context: ExportContext = {
    linkIds,
    questions: new Map(
      placedQuestions(definition).map(({ question }) => [question.id, question])
    ),
  }
  const finish = completer(definition, read)
  const scores = Object.entries(definition.calculations).map(
    ([id, calculation]) =>
      finish("calculation", id, exportScore(id, calculation, context))
  )
  const sections = definition.sections.map((section) =>
    finish("section", section.id, {
      ...group(section, linkIds.sections, context),
      item: section.steps.map((step) =>
        finish("step", step.id, {
          ...group(step, linkIds.steps, context),
          item: step.questions.map((question) =>
            finish("question", question.id, exportQuestion(question, context))
          ),
        })
      ),
    })
  )
  const { sections: _, calculations: __, ...head } = definition
  const additions = missingFields(head, read("form", ""))
  return {
    ...resource(definition, version),
    extension: [
      { url: FORM_ADDITIONS, valueString: JSON.stringify(additions) },
    ],
    item: [...sections, ...scores],
  }
}

/** Adds to an item what reading it back would miss, and our id where the linkId is not it. */
function completer(definition: FormDefinition, read: Reading) {
  const wanted = lookUp(definition)
  return (kind: string, id: string, item: FhirItem): FhirItem => {
    const missing = missingFields(wanted(kind, id), read(kind, id))
    const { id: _, ...fields } = missing
    const prefix = kind === "question" ? "" : `${kind}:`
    return withAdditions(
      item,
      item.linkId === `${prefix}${id}` ? undefined : id,
      fields
    )
  }
}

type Place =
  | FormDefinition["sections"][number]
  | FormDefinition["sections"][number]["steps"][number]

function group(
  { id, title, show_if, fhir }: Place,
  linkIds: ReadonlyMap<string, string>,
  context: ExportContext
): FhirItem {
  return {
    linkId: linkIds.get(id) ?? id,
    ...wording(title, fhir),
    type: "group",
    ...exportCondition(show_if, context),
  }
}

const resource = (
  { key, title, intro }: FormDefinition,
  version: number
): Questionnaire => ({
  resourceType: "Questionnaire",
  id: key,
  url: questionnaireUrl(key),
  version: String(version),
  name: nameOf(key),
  title,
  status: "active",
  subjectType: ["Patient"],
  description: intro,
})

/** FHIR wants a name that a program can use: "erectile-dysfunction" → "ErectileDysfunction". */
const nameOf = (key: string): string =>
  key
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("")
