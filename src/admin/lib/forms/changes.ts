import type { FormChange } from "../../../api/contracts/form"
import { sentenceCase } from "../format"
import type { Colour } from "../words"
import { conditionSentence } from "./sentence"
import type { Condition, FormDefinition } from "./types"

export type ChangeWords = {
  key: string
  title: string
  badge: { word: string; colour: Colour }
  fields: { field: string; before: string; after: string }[]
}
export type ChangeGroup = { title: string; changes: ChangeWords[] }

const GROUPS: [string, FormChange["what"][]][] = [
  ["The form", ["form"]],
  ["Sections and steps", ["section", "step"]],
  ["Questions", ["question"]],
  ["Rules", ["rule"]],
  ["Conditions and scores", ["condition", "calculation"]],
  ["Suggestions", ["suggestion"]],
]

const BADGES: Record<FormChange["change"], ChangeWords["badge"]> = {
  added: { word: "Added", colour: "green" },
  removed: { word: "Removed", colour: "red" },
  moved: { word: "Moved", colour: "blue" },
  changed: { word: "Changed", colour: "orange" },
}

/** Differences by what they concern, with before and after in words. */
export function groupChanges(
  changes: readonly FormChange[],
  form: FormDefinition
): ChangeGroup[] {
  return GROUPS.map(([title, whats]) => ({
    title,
    changes: changes
      .filter(({ what }) => whats.includes(what))
      .map((change) => changeWords(change, form)),
  })).filter((group) => group.changes.length > 0)
}

function changeWords(change: FormChange, form: FormDefinition): ChangeWords {
  const { what, id } = change
  return {
    key: `${what} ${id} ${change.change}`,
    title: what === "form" ? "The form" : `${sentenceCase(what)} ${id}`,
    badge: BADGES[change.change],
    fields: change.fields
      .filter(({ field }) => field !== "fhir")
      .map(({ field, before, after }) => ({
        field: sentenceCase(field),
        before: valueWords(field, before, form),
        after: valueWords(field, after, form),
      })),
  }
}

const CONDITIONS = ["show_if", "when"]

function valueWords(
  field: string,
  value: unknown,
  form: FormDefinition
): string {
  if (value === null || value === undefined) {
    return "–"
  }
  if (CONDITIONS.includes(field) && typeof value === "object") {
    return conditionSentence(value as Condition, form)
  }
  return plain(value)
}

/** Lists and records as lines: "Yes (score 3)", "level: see_gp". */
function plain(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(plain).join("\n")
  }
  if (typeof value === "boolean") {
    return value ? "yes" : "no"
  }
  if (typeof value !== "object" || value === null) {
    return String(value)
  }
  const record = value as Record<string, unknown>
  if (typeof record["label"] === "string") {
    const score = record["score"]
    return typeof score === "number"
      ? `${record["label"]} (score ${score})`
      : record["label"]
  }
  return Object.entries(record)
    .filter(([key]) => key !== "fhir")
    .map(([key, one]) => `${sentenceCase(key)}: ${plain(one)}`)
    .join("\n")
}
