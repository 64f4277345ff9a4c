import { freshId, idsOf } from "./ids"
import { append, findItem, insertAfter } from "./outline"
import type { Item } from "./outline"
import { readQuestion } from "./read-draft"
import type {
  Draft,
  ItemRef,
  Question,
  QuestionKind,
  Rule,
  Section,
  Step,
  Suggestion,
} from "./types"
import { hasOptions } from "./types"
import { mapCondition } from "./walk"

/** What was added, and where the editor goes next. */
export type Added = { draft: Draft; ref: ItemRef }

export function newQuestion(id: string): Question {
  return { id, kind: "yes_no", label: "", required: true }
}

const newStep = (draft: Draft): Step => ({
  id: freshId("new_step", idsOf(draft, "step")),
  title: "",
  questions: [newQuestion(freshId("new_question", idsOf(draft, "question")))],
})

const newSection = (draft: Draft): Section => ({
  id: freshId("new_section", idsOf(draft, "section")),
  title: "",
  steps: [newStep(draft)],
})

/** Adds an empty item: after the given one when it is of the same kind, else at its end. */
export function addItem(
  draft: Draft,
  kind: ItemRef["kind"],
  at: ItemRef | null
): Added {
  const item: Item =
    kind === "section"
      ? newSection(draft)
      : kind === "step"
        ? newStep(draft)
        : newQuestion(freshId("new_question", idsOf(draft, "question")))
  const definition =
    at?.kind === kind
      ? insertAfter(draft.definition, at, item)
      : append(draft.definition, at, item)
  return { draft: { ...draft, definition }, ref: { kind, id: item.id } }
}

/** Copies an item with all that is in it, right after it; every id is new. */
export function duplicateItem(draft: Draft, ref: ItemRef): Added {
  const item = findItem(draft.definition, ref)
  if (!item) {
    return { draft, ref }
  }
  const copy = copyOf(draft, item)
  return {
    draft: { ...draft, definition: insertAfter(draft.definition, ref, copy) },
    ref: { kind: ref.kind, id: copy.id },
  }
}

function copyOf(draft: Draft, item: Item): Item {
  const renamed = new Map<string, string>()
  const taken = {
    section: idsOf(draft, "section"),
    step: idsOf(draft, "step"),
    question: idsOf(draft, "question"),
  }
  const fresh = (kind: ItemRef["kind"], id: string) => {
    const next = freshId(id.replace(/_\d+$/, ""), taken[kind])
    taken[kind].push(next)
    return next
  }
  const question = (one: Question): Question => {
    const id = fresh("question", one.id)
    renamed.set(one.id, id)
    return shown({ ...one, id })
  }
  // Within the copy a condition means the copied question.
  const shown = <T extends Item>(one: T): T =>
    one.show_if
      ? {
          ...one,
          show_if: mapCondition(one.show_if, {
            leaf: (leaf) => ({
              ...leaf,
              question: renamed.get(leaf.question) ?? leaf.question,
            }),
          }),
        }
      : one
  const step = (one: Step): Step => ({
    ...shown(one),
    id: fresh("step", one.id),
    questions: one.questions.map(question),
  })
  if ("steps" in item) {
    const steps = item.steps.map(step)
    return { ...shown(item), id: fresh("section", item.id), steps }
  }
  return "questions" in item ? step(item) : question(item)
}

const TWO_OPTIONS = [
  { value: "new_option", label: "" },
  { value: "new_option_2", label: "" },
]

/** The question as another kind: what both kinds have stays. */
export function asKind(question: Question, kind: QuestionKind): Question {
  const { id, label, help, show_if, topic, compare_as, fhir } = question
  const common = {
    id,
    label,
    ...(help === undefined ? {} : { help }),
    ...(show_if === undefined ? {} : { show_if }),
    ...(topic === undefined ? {} : { topic }),
    ...(compare_as === undefined ? {} : { compare_as }),
    ...(fhir === undefined ? {} : { fhir }),
  }
  const required = question.kind === "information" ? true : question.required
  const options = hasOptions(question) ? question.options : TWO_OPTIONS
  switch (kind) {
    case "information":
      return { ...common, kind, required: false }
    case "single":
    case "multiple":
      return { ...common, kind, required, options }
    case "number":
      return { ...common, kind, required, min: 0, max: 100, whole: true }
    default:
      return readQuestion({ ...common, kind, required } as Question)
  }
}

/** A rule to be written; it says nothing yet, so publishing asks for every part. */
export const newRule = (draft: Draft): Rule => ({
  id: freshId("new_rule", idsOf(draft, "rule")),
  kind: "deny",
  when: { all: [] },
  advice: { level: "not_suitable", title: "", text: [""], contacts: [] },
  reason_code: "",
  clinician_text: "",
  source: "",
  safeguarding: false,
})

export const newSuggestion = (draft: Draft): Suggestion => ({
  id: freshId("new_suggestion", idsOf(draft, "suggestion")),
  ingredients: [""],
  reason: "",
})
