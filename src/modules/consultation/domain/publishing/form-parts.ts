import type { FormDefinition } from "../definition/form-definition"

/** A field that differs; what isn't there is null. */
export type FieldChange = { field: string; before: unknown; after: unknown }

/** A part of a form: where it stands and what is written in it. */
export type Part = {
  what:
    | "form"
    | "section"
    | "step"
    | "question"
    | "rule"
    | "condition"
    | "calculation"
    | "suggestion"
  id: string
  /** The step of a question, the section of a step; nothing for the others. */
  parent: string
  fields: Readonly<Record<string, unknown>>
}

export const keyOf = ({ what, id }: Part) => `${what} ${id}`

/** All parts of a definition, in its order. */
export function partsOf(form: FormDefinition): Part[] {
  const { key, title, intro, covers, suggestions } = form
  const otherwise = suggestions.otherwise
  return [
    part("form", key, "", { key, title, intro, covers, otherwise }),
    ...form.sections.flatMap(({ steps, ...section }) => [
      part("section", section.id, "", section),
      ...steps.flatMap(({ questions, ...step }) => [
        part("step", step.id, section.id, step),
        ...questions.map((question) =>
          part("question", question.id, step.id, question)
        ),
      ]),
    ]),
    ...named("condition", form.conditions),
    ...named("calculation", form.calculations),
    ...form.rules.map((rule) => part("rule", rule.id, "", rule)),
    ...suggestions.rules.map((rule) => part("suggestion", rule.id, "", rule)),
  ]
}

const named = (
  what: "condition" | "calculation",
  items: Readonly<Record<string, object>>
): Part[] =>
  Object.entries(items).map(([id, item]) =>
    part(
      what,
      id,
      "",
      what === "condition"
        ? { when: item }
        : Object.fromEntries(Object.entries(item))
    )
  )

/** The id tells which part it is; a form has one key, which may change. */
function part(
  what: Part["what"],
  id: string,
  parent: string,
  fields: Part["fields"]
): Part {
  const { id: _, ...rest } = fields
  return { what, id: what === "form" ? "form" : id, parent, fields: rest }
}
