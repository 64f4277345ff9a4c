import type { FhirItemSource } from "../definition/fhir-source"
import { placedQuestions } from "../definition/form-definition"
import type { FormDefinition } from "../definition/form-definition"

/** The linkId of everything that becomes an item, by its id. */
export type LinkIds = {
  sections: ReadonlyMap<string, string>
  steps: ReadonlyMap<string, string>
  questions: ReadonlyMap<string, string>
  calculations: ReadonlyMap<string, string>
  /** One more, for an item inside an item. */
  within: (linkId: string, name: string) => string
}

type Named = { id: string; fhir?: FhirItemSource | undefined }

/** Each linkId is the imported one where there is one, and there only once. */
export function linkIdsOf(definition: FormDefinition): LinkIds {
  const taken = new Set<string>()
  const claim = (wanted: string, otherwise: string): string => {
    let candidate = taken.has(wanted) ? otherwise : wanted
    for (let n = 2; taken.has(candidate); n += 1) {
      candidate = `${otherwise}:${n}`
    }
    taken.add(candidate)
    return candidate
  }
  const all = (items: readonly Named[], kind: string, bare: boolean) =>
    new Map(
      items.map(({ id, fhir }) => {
        const own = `${kind}:${id}`
        return [id, claim(fhir?.link_id ?? (bare ? id : own), own)]
      })
    )
  const questions = placedQuestions(definition).map(({ question }) => question)
  const calculations = Object.entries(definition.calculations).map(
    ([id, { fhir }]) => ({ id, fhir })
  )
  return {
    questions: all(questions, "question", true),
    sections: all(definition.sections, "section", false),
    steps: all(
      definition.sections.flatMap(({ steps }) => steps),
      "step",
      false
    ),
    calculations: all(calculations, "calculation", false),
    within: (linkId, name) => claim(`${linkId}.${name}`, `${linkId}.${name}`),
  }
}
