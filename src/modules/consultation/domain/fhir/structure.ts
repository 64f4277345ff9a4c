import { extensionOf, extensionsOf } from "./extensions"
import type { Note } from "./notes"
import type { FhirItem, Questionnaire } from "./schema"
import { CALCULATED, HEIGHT_WEIGHT, HIDDEN, ITEM_CONTROL } from "./urls"

/** A question with the items around it that can hide it: the questions it is nested under. */
export type PlannedQuestion = { item: FhirItem; gates: FhirItem[] }

/** A page; without a source item it is a run of questions that stood between groups. */
export type PlannedStep = {
  source: FhirItem | null
  title: string
  gates: FhirItem[]
  questions: PlannedQuestion[]
}

export type PlannedSection = {
  source: FhirItem | null
  title: string
  steps: PlannedStep[]
}

export type Plan = { sections: PlannedSection[]; calculated: FhirItem[] }

const QUESTIONS_A_STEP = 8
const UNTITLED = "Questions"

const isTrue = (item: FhirItem, url: string) =>
  extensionOf(item, url)?.valueBoolean === true

/** Height and weight are one question of ours, and a group of two in FHIR. */
export const isHeightWeightGroup = (item: FhirItem): boolean =>
  item.type === "group" && isTrue(item, HEIGHT_WEIGHT)

/** A display item that explains the question it stands under. */
export const isHelp = (item: FhirItem): boolean =>
  item.type === "display" &&
  extensionsOf(item, ITEM_CONTROL).some((control) =>
    control.valueCodeableConcept?.coding?.some(({ code }) => code === "help")
  )

const isGroup = (item: FhirItem) =>
  item.type === "group" && !isHeightWeightGroup(item)

/**
 * Lays items of any depth out as sections and steps. A group at the top is a
 * section, one below it a step; deeper ones become steps of their own that
 * keep every condition on the way down.
 */
export function planStructure(source: Questionnaire, note: Note): Plan {
  const planner = new Planner(source.title?.trim() ?? "", note)
  const sections: PlannedSection[] = []
  for (const item of source.item ?? []) {
    if (planner.leavesOut(item)) {
      continue
    }
    const last = sections.at(-1)
    if (isGroup(item)) {
      const section = planner.section(item)
      if (section.steps.length > 0) {
        sections.push(section)
      } else {
        note("left_out", item.linkId, "the group has no questions to ask")
      }
    } else if (last && last.source === null) {
      last.steps = planner.append(last.steps, item)
    } else {
      const title = planner.title || UNTITLED
      sections.push({ source: null, title, steps: planner.append([], item) })
    }
  }
  return { sections, calculated: planner.calculated }
}

class Planner {
  readonly calculated: FhirItem[] = []

  constructor(
    readonly title: string,
    private readonly note: Note
  ) {}

  section(group: FhirItem): PlannedSection {
    const title = this.titleOf(group)
    const page = { source: null, title, gates: [] }
    return {
      source: group,
      title,
      steps: this.steps(group.item ?? [], page, 1),
    }
  }

  /** Adds a question that stands at the top, outside of any group. */
  append(steps: PlannedStep[], item: FhirItem): PlannedStep[] {
    const last = steps.at(-1)
    const before = last?.questions ?? []
    const page = { source: null, title: this.title || UNTITLED, gates: [] }
    const [first, ...more] = this.pages(page, [
      ...before,
      ...this.questions(item, []),
    ])
    return first ? [...steps.slice(0, -1), first, ...more] : steps
  }

  /** Groups' questions become pages of at most eight; groups inside come between. */
  private steps(
    items: readonly FhirItem[],
    page: Omit<PlannedStep, "questions">,
    depth: number
  ): PlannedStep[] {
    const steps: PlannedStep[] = []
    let run: PlannedQuestion[] = []
    let current = page
    const flush = () => {
      steps.push(...this.pages(current, run))
      current = run.length > 0 ? { ...page, source: null } : current
      run = []
    }
    for (const item of items) {
      if (this.leavesOut(item)) {
        continue
      }
      if (!isGroup(item)) {
        run.push(...this.questions(item, []))
        continue
      }
      flush()
      if (depth > 1) {
        this.note(
          "changed",
          item.linkId,
          "the group stands inside a group: it became a step of its own"
        )
      }
      steps.push(...this.group(item, page.gates, depth))
    }
    flush()
    return steps
  }

  private group(
    group: FhirItem,
    gates: FhirItem[],
    depth: number
  ): PlannedStep[] {
    const inner = {
      source: group,
      title: this.titleOf(group),
      gates: [...gates, group],
    }
    const steps = this.steps(group.item ?? [], inner, depth + 1)
    if (steps.length === 0) {
      this.note("left_out", group.linkId, "the group has no questions to ask")
    } else if (!steps.some(({ source }) => source === group)) {
      this.note(
        "changed",
        group.linkId,
        "the group held groups only: its own name is not kept"
      )
    }
    return steps
  }

  /** A question and the questions nested under it, which are asked after it. */
  private questions(item: FhirItem, gates: FhirItem[]): PlannedQuestion[] {
    const children = isHeightWeightGroup(item)
      ? []
      : (item.item ?? []).filter(
          (child) => !isHelp(child) && !this.leavesOut(child)
        )
    if (children.length > 0 && item.type !== "group") {
      this.note(
        "changed",
        item.linkId,
        "the items under this question are asked after it"
      )
    }
    const inner = children.flatMap((child) =>
      this.questions(child, [...gates, item])
    )
    return isGroup(item) ? inner : [{ item, gates }, ...inner]
  }

  private pages(
    page: Omit<PlannedStep, "questions">,
    questions: readonly PlannedQuestion[]
  ): PlannedStep[] {
    const pages: PlannedStep[] = []
    let room = 0
    for (const question of questions) {
      // An open choice becomes two questions: the choice and the words.
      const size = question.item.type === "open-choice" ? 2 : 1
      const last = pages.at(-1)
      if (last && room >= size) {
        last.questions.push(question)
        room -= size
        continue
      }
      const source = last ? null : page.source
      pages.push({ ...page, source, questions: [question] })
      room = QUESTIONS_A_STEP - size
    }
    return pages
  }

  /** Calculated items are no questions, hidden ones are not asked. */
  leavesOut(item: FhirItem): boolean {
    if (extensionOf(item, CALCULATED)) {
      if (!this.calculated.includes(item)) {
        this.calculated.push(item)
      }
      return true
    }
    if (isTrue(item, HIDDEN)) {
      this.note("left_out", item.linkId, "the item is hidden from patients")
      return true
    }
    if (isGroup(item) && item.repeats === true) {
      this.note(
        "changed",
        item.linkId,
        "the group may be repeated: it is asked once"
      )
    }
    return false
  }

  private titleOf(group: FhirItem): string {
    const title = [group.prefix, group.text].filter(Boolean).join(" ").trim()
    return title || this.title || UNTITLED
  }
}
