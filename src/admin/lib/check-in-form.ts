import type {
  AnswerCheckInType,
  CaseCheckIns,
} from "../../api/contracts/check-in"

type Questions = CaseCheckIns["check_ins"][number]["questions"]
type Answers = AnswerCheckInType["answers"]
type Effects = NonNullable<Answers["side_effects"]>
type Severity = Extract<Effects, { any: true }>["severity"]
type Taking = NonNullable<Answers["taking"]>

/** What staff type while the patient speaks. */
export type CheckInDraft = {
  weight: string
  /** "none", or how bad it is. */
  effects: "" | "none" | Severity
  effects_text: string
  taking: "" | Taking
}
type DraftErrors = Partial<Record<keyof CheckInDraft, string>>

export const EMPTY_CHECK_IN: CheckInDraft = {
  weight: "",
  effects: "",
  effects_text: "",
  taking: "",
}

const NUMBER = /^\d{1,3}([.,]\d{1,2})?$/

/** The answers to what is asked, or what is missing. */
export function readCheckInDraft(
  questions: Questions,
  draft: CheckInDraft
): { answers: Answers } | { errors: DraftErrors } {
  const errors: DraftErrors = {}
  const answers: Answers = {}
  if (questions.includes("weight")) {
    const text = draft.weight.trim()
    if (NUMBER.test(text)) {
      answers.weight_kg = Number(text.replace(",", "."))
    } else {
      errors.weight = "Enter the weight in kilograms, like 84.5."
    }
  }
  if (questions.includes("side_effects")) {
    addEffects(draft, answers, errors)
  }
  if (questions.includes("still_taking")) {
    if (draft.taking) {
      answers.taking = draft.taking
    } else {
      errors.taking = "Choose how they take it."
    }
  }
  return Object.keys(errors).length > 0 ? { errors } : { answers }
}

function addEffects(
  { effects, effects_text }: CheckInDraft,
  answers: Answers,
  errors: DraftErrors
): void {
  const text = effects_text.trim()
  if (effects === "") {
    errors.effects = "Choose whether there were any."
  } else if (effects === "none") {
    answers.side_effects = { any: false }
  } else if (text === "") {
    errors.effects_text = "Write what the patient noticed."
  } else {
    answers.side_effects = { any: true, severity: effects, text }
  }
}
