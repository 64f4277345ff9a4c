import type { Condition } from "../../../modules/consultation/domain/definition/conditions"
import type {
  FormDraft,
  RuleDraft,
} from "../../../modules/consultation/domain/definition/form-definition"
import type { AdviceLevel } from "../../../modules/consultation/domain/definition/rules"

export type QuestionDraft =
  FormDraft["sections"][number]["steps"][number]["questions"][number]

/** Short ways to write a form's data; nothing here decides anything. */
export const yes = (question: string): Condition => ({
  question,
  operator: "equals",
  value: "yes",
})
export const no = (question: string): Condition => ({
  question,
  operator: "equals",
  value: "no",
})
export const is = (question: string, value: string): Condition => ({
  question,
  operator: "equals",
  value,
})
export const isOneOf = (question: string, ...value: string[]): Condition => ({
  question,
  operator: "any_of",
  value,
})

/** Options from "value": "label" pairs. */
export const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

type Extra = Partial<
  Pick<QuestionDraft, "help" | "show_if" | "topic" | "compare_as">
>

export const yesNo = (
  id: string,
  label: string,
  extra: Extra = {}
): QuestionDraft => ({ id, kind: "yes_no", label, ...extra })

export const single = (
  id: string,
  label: string,
  labels: Record<string, string>,
  extra: Extra = {}
): QuestionDraft => ({
  id,
  kind: "single",
  label,
  options: options(labels),
  ...extra,
})

/** Several may apply; "None of these" stands last and alone. */
export const several = (
  id: string,
  label: string,
  labels: Record<string, string>,
  extra: Extra = {}
): QuestionDraft => ({
  id,
  kind: "multiple",
  label,
  exclusive: "none",
  options: options({ ...labels, none: "None of these" }),
  ...extra,
})

/** A choice whose options count for a score; those that are not named count nothing. */
export const scored = (
  question: QuestionDraft,
  scores: Readonly<Record<string, number>>
): QuestionDraft =>
  "options" in question
    ? {
        ...question,
        options: question.options.map((option) => ({
          ...option,
          score: scores[option.value] ?? 0,
        })),
      }
    : question

/** Free words, asked only after a yes. */
export const describe = (
  id: string,
  label: string,
  after: string,
  extra: Extra = {}
): QuestionDraft => ({
  id,
  kind: "text",
  label,
  max_length: 500,
  show_if: yes(after),
  ...extra,
})

type RuleWords = {
  when: Condition
  level: AdviceLevel
  title: string
  text: string[]
  clinician: string
  source: string
  reason?: string
  contacts?: NonNullable<RuleDraft["advice"]["contacts"]>
  safeguarding?: boolean
}

const rule =
  (kind: "deny" | "flag") =>
  (id: string, words: RuleWords): RuleDraft => ({
    id,
    kind,
    when: words.when,
    advice: {
      level: words.level,
      title: words.title,
      text: words.text,
      contacts: words.contacts ?? [],
    },
    reason_code: words.reason ?? id,
    clinician_text: words.clinician,
    source: words.source,
    safeguarding: words.safeguarding ?? false,
  })

/** Ends the consultation. */
export const deny = rule("deny")
/** Lets it go on, for a clinician to look at. */
export const flag = rule("flag")
