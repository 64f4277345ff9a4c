import type { FormDefinition, ItemRef, Question, Section, Step } from "./types"

/** The parts of the outline: moving, changing, finding. Nothing here changes what it is given. */

export type Item = Section | Step | Question

type Place = { section: number; step: number; question: number }

/** Where an item stands; null when it isn't there. */
export function placeOf(
  { sections }: FormDefinition,
  { kind, id }: ItemRef
): Place | null {
  for (const [section, { id: sectionId, steps }] of sections.entries()) {
    if (kind === "section" && sectionId === id) {
      return { section, step: -1, question: -1 }
    }
    for (const [step, { id: stepId, questions }] of steps.entries()) {
      if (kind === "step" && stepId === id) {
        return { section, step, question: -1 }
      }
      const question = questions.findIndex((one) => one.id === id)
      if (kind === "question" && question >= 0) {
        return { section, step, question }
      }
    }
  }
  return null
}

export function findItem(form: FormDefinition, ref: ItemRef): Item | null {
  const place = placeOf(form, ref)
  const section = place ? form.sections[place.section] : undefined
  const step = place ? section?.steps[place.step] : undefined
  const question = place ? step?.questions[place.question] : undefined
  return { section, step, question }[ref.kind] ?? null
}

/** The form with one item changed. */
export function updateItem(
  form: FormDefinition,
  { kind, id }: ItemRef,
  change: (item: Item) => Item
): FormDefinition {
  const put = <T extends Item>(item: T, of: ItemRef["kind"]): T =>
    kind === of && item.id === id ? (change(item) as T) : item
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...put(section, "section"),
      steps: put(section, "section").steps.map((step) => ({
        ...put(step, "step"),
        questions: put(step, "step").questions.map((question) =>
          put(question, "question")
        ),
      })),
    })),
  }
}

export function removeItem(form: FormDefinition, ref: ItemRef): FormDefinition {
  const { kind, id } = ref
  const without = <T extends Item>(items: T[], of: ItemRef["kind"]) =>
    kind === of ? items.filter((item) => item.id !== id) : items
  return {
    ...form,
    sections: without(form.sections, "section").map((section) => ({
      ...section,
      steps: without(section.steps, "step").map((step) => ({
        ...step,
        questions: without(step.questions, "question"),
      })),
    })),
  }
}

const inserted = <T>(items: readonly T[], at: number, item: T): T[] => [
  ...items.slice(0, at),
  item,
  ...items.slice(at),
]

/** The form with an item put where a place says, before what stands there. */
function insertAt(
  form: FormDefinition,
  kind: ItemRef["kind"],
  item: Item,
  at: Place
): FormDefinition {
  if (kind === "section") {
    return {
      ...form,
      sections: inserted(form.sections, at.section, item as Section),
    }
  }
  return {
    ...form,
    sections: form.sections.map((section, s) =>
      s !== at.section
        ? section
        : {
            ...section,
            steps:
              kind === "step"
                ? inserted(section.steps, at.step, item as Step)
                : section.steps.map((step, t) =>
                    t !== at.step
                      ? step
                      : {
                          ...step,
                          questions: inserted(
                            step.questions,
                            at.question,
                            item as Question
                          ),
                        }
                  ),
          }
    ),
  }
}

/** Puts a new item right after another of its kind. */
export function insertAfter(
  form: FormDefinition,
  ref: ItemRef,
  item: Item
): FormDefinition {
  const place = placeOf(form, ref)
  if (!place) {
    return form
  }
  return insertAt(form, ref.kind, item, {
    ...place,
    [ref.kind]: place[ref.kind] + 1,
  })
}

/** Puts a new item at the end of a section or step, or a section at the end of the form. */
export function append(
  form: FormDefinition,
  parent: ItemRef | null,
  item: Item
): FormDefinition {
  if (!parent) {
    return { ...form, sections: [...form.sections, item as Section] }
  }
  const place = placeOf(form, parent)
  const owner = findItem(form, parent)
  if (!place || !owner) {
    return form
  }
  return "steps" in owner
    ? insertAt(form, "step", item, { ...place, step: owner.steps.length })
    : insertAt(form, "question", item, {
        ...place,
        question: "questions" in owner ? owner.questions.length : 0,
      })
}

/**
 * Moves an item to where another one stands. Above it when it came from below,
 * below it when it came from above; a question or step may change its parent, and
 * dropping on a parent puts it at the parent's end.
 */
export function moveTo(
  form: FormDefinition,
  from: ItemRef,
  to: ItemRef
): FormDefinition {
  const item = findItem(form, from)
  const [source, target] = [placeOf(form, from), placeOf(form, to)]
  const isSame = from.kind === to.kind && from.id === to.id
  if (!item || !source || !target || isSame) {
    return form
  }
  const rest = removeItem(form, from)
  if (from.kind !== to.kind) {
    return isParent(to.kind, from.kind) ? append(rest, to, item) : form
  }
  const place = placeOf(rest, to)
  if (!place) {
    return form
  }
  const isDown = order(source) < order(target)
  return insertAt(rest, from.kind, item, {
    ...place,
    [from.kind]: place[from.kind] + (isDown ? 1 : 0),
  })
}

const order = ({ section, step, question }: Place) =>
  section * 1e6 + (step + 1) * 1e3 + question + 1

const isParent = (parent: ItemRef["kind"], child: ItemRef["kind"]) =>
  (parent === "section" && child === "step") ||
  (parent === "step" && child === "question")

/** Moves an item one place up or down, over the border of its step or section. */
export function moveBy(
  form: FormDefinition,
  ref: ItemRef,
  by: -1 | 1
): FormDefinition {
  const item = findItem(form, ref)
  const place = placeOf(form, ref)
  if (!item || !place) {
    return form
  }
  const siblings = siblingsOf(form, ref)
  const index = siblings.indexOf(ref.id) + by
  const neighbour = siblings[index]
  if (neighbour !== undefined) {
    return moveTo(form, ref, { kind: ref.kind, id: neighbour })
  }
  const parent = neighbourParent(form, place, ref.kind, by)
  if (!parent) {
    return form
  }
  const rest = removeItem(form, ref)
  const there = placeOf(rest, parent)
  return by < 0 || !there
    ? append(rest, parent, item)
    : insertAt(rest, ref.kind, item, {
        section: there.section,
        step: ref.kind === "step" ? 0 : there.step,
        question: 0,
      })
}

/** The ids that share the item's parent, in order. */
export function siblingsOf(form: FormDefinition, ref: ItemRef): string[] {
  const place = placeOf(form, ref)
  const section = place ? form.sections[place.section] : undefined
  const lists: Record<ItemRef["kind"], readonly { id: string }[]> = {
    section: form.sections,
    step: section?.steps ?? [],
    question: (place ? section?.steps[place.step] : undefined)?.questions ?? [],
  }
  return lists[ref.kind].map(({ id }) => id)
}

function neighbourParent(
  form: FormDefinition,
  place: Place,
  kind: ItemRef["kind"],
  by: -1 | 1
): ItemRef | null {
  if (kind === "section") {
    return null
  }
  const parents: ItemRef[] =
    kind === "step"
      ? form.sections.map(({ id }) => ({ kind: "section", id }))
      : form.sections.flatMap(({ steps }) =>
          steps.map(({ id }): ItemRef => ({ kind: "step", id }))
        )
  const own =
    kind === "step"
      ? form.sections[place.section]?.id
      : form.sections[place.section]?.steps[place.step]?.id
  return parents[parents.findIndex(({ id }) => id === own) + by] ?? null
}
