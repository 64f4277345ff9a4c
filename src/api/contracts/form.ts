import { z } from "@medusajs/framework/zod"
import type { AdviceView, StepView } from "./consultation"
import { isShallow, MAX_JSON_DEPTH } from "./json-document"

const text = (max: number) => z.string().trim().min(1).max(max)
const day = z.iso.date("needs a date like 2026-11-21")
const none = z.object({}).strict()

/** A JSON object whose inside is judged later; deep nesting is refused before anything walks through it. */
const document = z
  .record(z.string(), z.unknown())
  .refine(isShallow, `is nested deeper than ${MAX_JSON_DEPTH} levels`)

const answer = z.union([
  z.string().max(4_000),
  z.number(),
  z.array(z.string().max(100)).max(50),
  z.object({ height_cm: z.number(), weight_kg: z.number() }).strict(),
  z.object({ file_id: z.string().max(64), name: z.string().max(200) }).strict(),
])

export const ListForms = z
  .object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).default(0),
    q: z.string().trim().max(80).optional(),
  })
  .strict()
export type ListFormsType = z.infer<typeof ListForms>

/** A new form; its key is what a clinical category refers to and never changes. */
export const CreateForm = z
  .object({
    key: z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{1,59}$/,
        "needs lower-case letters, digits and hyphens"
      ),
    title: text(160),
    covers: z.enum(["treatment", "test"]),
  })
  .strict()
export type CreateFormType = z.infer<typeof CreateForm>

export const OpenDraft = z
  .object({
    /** The version to begin with; without it the current one. */
    from_version: z.number().int().min(1).optional(),
  })
  .strict()
export type OpenDraftType = z.infer<typeof OpenDraft>

export const CompareVersions = z
  .object({
    from: z.coerce.number().int().min(1),
    to: z.coerce.number().int().min(1),
  })
  .strict()
export type CompareVersionsType = z.infer<typeof CompareVersions>

/** What is left out stays. The revision is the one the change was made on. */
export const SaveDraft = z
  .object({
    revision: z.number().int().min(1),
    definition: document.optional(),
    golden_cases: z.array(document).max(300).optional(),
    change_note: z.string().trim().max(1_000).optional(),
    /** Bases the draft on the newest version, which this number has to name: its differences were looked at. */
    base_version: z.number().int().min(1).optional(),
  })
  .strict()
export type SaveDraftType = z.infer<typeof SaveDraft>

export const CheckDraft = none

export const EvaluateDraft = z
  .object({
    answers: z.record(z.string().max(60), answer),
    /** The day to judge as, for ages; without it today. */
    today: day.optional(),
  })
  .strict()
export type EvaluateDraftType = z.infer<typeof EvaluateDraft>

export const ReplayDraft = z
  .object({ limit: z.number().int().min(1).max(500).default(500) })
  .strict()
export type ReplayDraftType = z.infer<typeof ReplayDraft>

export const SubmitDraft = z.object({ change_note: text(1_000) }).strict()
export type SubmitDraftType = z.infer<typeof SubmitDraft>

export const SendBackDraft = z.object({ note: text(1_000) }).strict()
export type SendBackDraftType = z.infer<typeof SendBackDraft>

export const PublishDraft = z
  .object({
    /** The revision that was read; another one is refused. */
    revision: z.number().int().min(1),
  })
  .strict()
export type PublishDraftType = z.infer<typeof PublishDraft>

export const DiscardDraft = none

export const ImportQuestionnaire = z
  .object({ questionnaire: document })
  .strict()
export type ImportQuestionnaireType = z.infer<typeof ImportQuestionnaire>

export type FormDraftState = "editing" | "in_review" | "published" | "discarded"
export type OutcomeView = "continue" | "needs_review" | "cannot_continue"
export type AnswerInForm = z.infer<typeof answer>

export type FormRow = {
  id: string
  key: string
  title: string
  /** The clinical category that asks this form; null while none does. */
  category: { handle: string; name: string } | null
  /** The version new consultations begin with; null before the first. */
  version: number | null
  published_at: string | null
  published_by_name: string | null
  draft: {
    id: string
    state: FormDraftState
    revision: number
    updated_at: string
    editor_names: string[]
  } | null
  submitted_30_days: number
  /** From the start to submission, over the last 90 days; null without any. */
  median_minutes: number | null
}

export type FormVersionRow = {
  number: number
  published_at: string
  published_by_name: string | null
  change_note: string | null
  consultations: number
}

export type FormVersionView = {
  number: number
  definition: unknown
  golden_cases: unknown[]
  published_at: string
  published_by_name: string | null
  change_note: string | null
}

export type DraftView = {
  id: string
  form: { id: string; key: string; title: string }
  state: FormDraftState
  revision: number
  base_version: number | null
  /** The form's newest version; while it is another one than the base, nothing is handed in or published. */
  latest_version: number | null
  /** As typed; may be unfinished. */
  definition: unknown
  golden_cases: unknown[]
  editors: { user_id: string; name: string; at: string }[]
  submitted_by_name: string | null
  submitted_at: string | null
  change_note: string | null
  /** Why a reviewer sent it back; null once it is submitted again. */
  review_note: string | null
  updated_at: string
  /** What the signed-in person may do with it now. */
  may: {
    edit: boolean
    submit: boolean
    send_back: boolean
    publish: boolean
    discard: boolean
  }
}

/** What is wrong, and where: "rules[2].when", "golden_cases[0] (smoker)". */
export type FormProblemView = { place: string; message: string }

/** What an import has to say; error: nothing was taken over. */
export type ImportNote = FormProblemView & {
  level: "error" | "left_out" | "changed"
}

export type GoldenFindings = {
  outcome: OutcomeView
  rules: string[]
  calculations?: Record<string, number | null>
}
export type GoldenResult = {
  case_id: string
  ok: boolean
  expected: GoldenFindings
  actual: GoldenFindings
}

/** One deliberate error in a rule, and the golden case that notices it. */
export type MutationRow = {
  rule_id: string
  rule_kind: "deny" | "flag"
  mutation: "delete" | "negate" | "shift"
  detail: string
  killed_by: string | null
}

export type FormChange = {
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
  change: "added" | "removed" | "moved" | "changed"
  fields: { field: string; before: unknown; after: unknown }[]
}

export type TraceRow = {
  rule_id: string
  kind: "deny" | "flag"
  /** unknown: it looks at something that is asked and not answered. */
  status: "fired" | "unknown"
  answers_used: Record<string, AnswerInForm>
  calculations_used: Record<string, number>
  clinician_text: string
  patient: AdviceView
}

export type ReplayChange = {
  consultation_id: string
  reference: string
  submitted_at: string
  before: OutcomeView
  after: OutcomeView
  rules_added: string[]
  rules_removed: string[]
}

export type FormsResponse = { forms: FormRow[]; count: number }
export type CreateFormResponse = { form: FormRow; draft: DraftView }
export type FormResponse = { form: FormRow; versions: FormVersionRow[] }
export type FormVersionResponse = { version: FormVersionView }
export type FormChangesResponse = { changes: FormChange[] }
export type DraftResponse = { draft: DraftView }
export type CheckDraftResponse = {
  problems: FormProblemView[]
  golden: GoldenResult[]
  mutations: MutationRow[]
  publishable: boolean
}
export type EvaluateDraftResponse = {
  outcome: OutcomeView
  /** What the patient would see, in order. */
  steps: StepView[]
  trace: TraceRow[]
  calculations: Record<string, number | null>
  /** Required questions that are asked and still open. */
  missing: string[]
  suggestions: { ingredients: string[]; reason: string }[]
}
export type ReplayDraftResponse = { replayed: number; changed: ReplayChange[] }
export type PublishDraftResponse = {
  version: { id: string; key: string; number: number }
}
export type ImportQuestionnaireResponse = {
  draft: DraftView
  report: ImportNote[]
}
