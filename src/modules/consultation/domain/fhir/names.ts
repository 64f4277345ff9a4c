import { additionsOf } from "./additions"
import { isIdentifier, takeIdentifier } from "./identifiers"
import { ownLinkId } from "./import-question"
import type { FhirItem } from "./schema"
import type { Plan, PlannedSection, PlannedStep } from "./structure"

export type Names = {
  sections: ReadonlyMap<PlannedSection, string>
  steps: ReadonlyMap<PlannedStep, string>
  questions: ReadonlyMap<FhirItem, string>
  calculations: ReadonlyMap<FhirItem, string>
  /** Ids of questions in use. */
  taken: Set<string>
}

type Entry<K> = { key: K; item: FhirItem | null; title: string }

/** An identifier for everything: our own where there is one, else the linkId as near as it comes. */
export function nameItems({ sections, calculated }: Plan): Names {
  const steps = sections.flatMap((section) => section.steps)
  const taken = new Set<string>()
  const items = (list: readonly FhirItem[]): Entry<FhirItem>[] =>
    list.map((item) => ({ key: item, item, title: "" }))
  const sourced = <K extends { source: FhirItem | null; title: string }>(
    list: readonly K[]
  ): Entry<K>[] =>
    list.map((key) => ({ key, item: key.source, title: key.title }))
  const questions = steps.flatMap((step) =>
    step.questions.map(({ item }) => item)
  )
  return {
    sections: nameAll(sourced(sections), "s"),
    steps: nameAll(sourced(steps), "s"),
    questions: nameAll(items(questions), "q", taken),
    calculations: nameAll(items(calculated), "c"),
    taken,
  }
}

function nameAll<K>(
  entries: readonly Entry<K>[],
  first: string,
  taken = new Set<string>()
): Map<K, string> {
  const named = new Map<K, string>()
  const claim = (id: (item: FhirItem) => string | undefined) => {
    for (const { key, item } of entries) {
      const wanted = item && !named.has(key) ? id(item) : undefined
      if (wanted !== undefined && isIdentifier(wanted) && !taken.has(wanted)) {
        taken.add(wanted)
        named.set(key, wanted)
      }
    }
  }
  claim((item) => additionsOf(item)?.id)
  claim((item) => ownLinkId(item.linkId))
  for (const { key, item, title } of entries) {
    if (!named.has(key)) {
      const text = item ? ownLinkId(item.linkId) : title
      named.set(key, takeIdentifier(taken, text, first))
    }
  }
  return named
}
