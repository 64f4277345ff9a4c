import { z } from "zod"
import { calculationSchema } from "../definition/calculations"
import { conditionSchema } from "../definition/conditions"
import type { Condition } from "../definition/conditions"
import { fhirItemSchema } from "../definition/fhir-source"
import type { FormDraft } from "../definition/form-definition"
import { identifierSchema, questionSchema } from "../definition/questions"
import { additionsOf, applyFields } from "./additions"
import { conjoin, importCondition } from "./import-conditions"
import type { ConditionContext, Target } from "./import-conditions"
import { importQuestion, sourceOf } from "./import-question"
import type { QuestionDraft } from "./import-question"
import { importScore } from "./import-scores"
import type { CalculationDraft } from "./import-scores"
import type { Names } from "./names"
import type { Note } from "./notes"
import type { FhirItem, Questionnaire } from "./schema"
import type {
  Plan,
  PlannedQuestion,
  PlannedSection,
  PlannedStep,
} from "./structure"
import { fitOrNote } from "./texts"

type Input = { source: Questionnaire; plan: Plan; names: Names; note: Note }

/** A question as built, with its place in the order of asking. */
type Built = {
  planned: PlannedQuestion
  drafts: QuestionDraft[]
  index: number
}

type Context = ConditionContext & {
  names: Names
  built: ReadonlyMap<PlannedQuestion, Built>
}

/** Builds questions first, then scores of them, then the conditions on both. */
export function importSections(
  input: Input
): Pick<FormDraft, "sections" | "calculations"> {
  const { plan, names, note } = input
  const built = buildQuestions(input)
  const targets = new Map<string, Target>()
  for (const { planned, drafts, index } of built.values()) {
    const [question] = drafts
    if (question && !targets.has(planned.item.linkId)) {
      targets.set(planned.item.linkId, { question, index })
    }
  }
  const calculations = importCalculations(input, targets)
  const context: Context = { targets, note, names, built }
  return {
    calculations,
    sections: plan.sections.map((section) => toSection(section, context)),
  }
}

function buildQuestions({
  source,
  plan,
  names,
  note,
}: Input): Map<PlannedQuestion, Built> {
  const contained = new Map(
    (source.contained ?? []).flatMap((resource) =>
      resource.id === undefined ? [] : [[resource.id, resource] as const]
    )
  )
  const planned = plan.sections.flatMap(({ steps }) =>
    steps.flatMap(({ questions }) => questions)
  )
  return new Map(
    planned.map((question, index) => {
      const { item } = question
      const id = names.questions.get(item) ?? item.linkId
      const native = importQuestion(item, id, {
        note,
        contained,
        taken: names.taken,
      })
      const drafts = withQuestionAdditions(item, native, note)
      return [question, { planned: question, drafts, index }]
    })
  )
}

/** Our fields, but the condition, which is decided with the others. */
function withQuestionAdditions(
  item: FhirItem,
  native: QuestionDraft[],
  note: Note
): QuestionDraft[] {
  const fields = currentFields(item, note)
  const [first, ...rest] = native
  if (!first || Object.keys(fields).length === 0) {
    return native
  }
  const { show_if: _, ...others } = fields
  const merged = questionSchema.safeParse(applyFields(first, others))
  if (!merged.success) {
    note("left_out", item.linkId, "our own extension can't be read")
    return native
  }
  return [merged.data, ...rest]
}

function currentFields(item: FhirItem, note: Note): Record<string, unknown> {
  const additions = additionsOf(item)
  const fields = additions?.fields ?? {}
  const names = Object.keys(fields)
  if (additions && !additions.current && names.length > 0) {
    note(
      "left_out",
      item.linkId,
      `the item was changed elsewhere: its ${names.join(", ")} no longer holds`
    )
    return {}
  }
  return fields
}

function importCalculations(
  { source, plan, names, note }: Input,
  targets: Map<string, Target>
): Record<string, CalculationDraft> {
  const questions = new Map<string, QuestionDraft>()
  const indexes = new Map<string, number>()
  for (const [linkId, target] of targets) {
    if ("question" in target) {
      questions.set(linkId, target.question)
      indexes.set(target.question.id, target.index)
    }
  }
  const found = plan.calculated.flatMap((item) => {
    const id = names.calculations.get(item) ?? item.linkId
    const native = importScore(item, id, { source, questions, note })
    if (!native) {
      return []
    }
    const merged = calculationSchema.safeParse(
      applyFields(native, currentFields(item, note))
    )
    const score = merged.success ? merged.data : native
    const last = score.questions.map((name) => indexes.get(name) ?? 0)
    targets.set(item.linkId, { calculation: id, index: Math.max(...last) })
    if (item.enableWhen) {
      note("left_out", item.linkId, "a calculation has no condition")
    }
    return [[id, score] as const]
  })
  return Object.fromEntries(found)
}

function toSection(
  section: PlannedSection,
  context: Context
): FormDraft["sections"][number] {
  const { source, title, steps } = section
  const id = context.names.sections.get(section) ?? "section"
  const first = firstIndex(steps[0], context)
  return {
    ...placeOf(source, title, id, {
      ...context,
      condition: source ? importCondition(source, first, context) : undefined,
    }),
    steps: steps.map((step) => toStep(step, context)),
  }
}

const firstIndex = (step: PlannedStep | undefined, { built }: Context) => {
  const question = step?.questions[0]
  return (question && built.get(question)?.index) ?? 0
}

function toStep(
  step: PlannedStep,
  context: Context
): FormDraft["sections"][number]["steps"][number] {
  const first = firstIndex(step, context)
  const condition = conjoin(
    step.gates.map((gate) => importCondition(gate, first, context))
  )
  const id = context.names.steps.get(step) ?? "step"
  return {
    ...placeOf(step.source, step.title, id, { ...context, condition }),
    questions: step.questions.flatMap((question) =>
      toQuestions(question, context)
    ),
  }
}

const placeSchema = z.object({
  id: identifierSchema,
  title: z.string(),
  show_if: conditionSchema.optional(),
  fhir: fhirItemSchema.optional(),
})

type Place = z.infer<typeof placeSchema>

/** What sections and steps have in common. */
function placeOf(
  source: FhirItem | null,
  title: string,
  id: string,
  { note, condition }: { note: Note; condition: Condition | undefined }
): Place {
  const place = source?.linkId ?? "item"
  const fhir = source ? sourceOf(source, id) : undefined
  const native = {
    id,
    title: fitOrNote(title, 160, { note, place, what: "title" }),
    ...(condition ? { show_if: condition } : {}),
    ...(fhir ? { fhir } : {}),
  }
  const fields = source ? currentFields(source, note) : {}
  const merged = placeSchema.safeParse(applyFields(native, fields))
  return merged.success ? merged.data : native
}

function toQuestions(
  planned: PlannedQuestion,
  context: Context
): QuestionDraft[] {
  const { item, gates } = planned
  const built = context.built.get(planned)
  const [first, ...rest] = built?.drafts ?? []
  if (!built || !first) {
    return []
  }
  const own = currentFields(item, context.note)
  const native = conjoin(
    [...gates, item].map((gate) => importCondition(gate, built.index, context))
  )
  const merged = applyFields(
    { ...first, ...(native ? { show_if: native } : {}) },
    "show_if" in own ? { show_if: own.show_if } : {}
  )
  const checked = questionSchema.safeParse(merged)
  return [checked.success ? checked.data : first, ...rest]
}
