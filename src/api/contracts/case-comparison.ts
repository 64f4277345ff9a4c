import { z } from "@medusajs/framework/zod"
import { ACKNOWLEDGEMENT_KINDS } from "../../modules/clinical-review/domain/acknowledgements"

export const AcknowledgeCase = z
  .object({
    kind: z.enum(ACKNOWLEDGEMENT_KINDS),
    /** As the case names it; empty where there is one of a kind. */
    subject: z.string().max(200).default(""),
  })
  .strict()
export type AcknowledgeCaseType = z.infer<typeof AcknowledgeCase>

/** A question whose answer was changed; after a denial first, then what was changed most (CON-4). */
export type ChangedAnswerView = {
  question_id: string
  label: string
  /** How often after the first answer. */
  times: number
  denied_before: boolean
  first: { text: string | null; outcome: string; at: string }
  /** The last twenty, in order. */
  changes: {
    seq: number
    kind: "given" | "changed" | "withdrawn"
    previous: string | null
    text: string | null
    outcome: string
    at: string
    seconds_since_previous: number
  }[]
}

/** Another consultation of the category, held against the case's own. */
export type RepeatView = {
  consultation_id: string
  /** Of an account that is possibly this person's (REP-2); null for their own. */
  linked_patient_id: string | null
  reference: string
  state: string
  submitted_at: string | null
  last_activity_at: string
  differences: {
    question_id: string
    label: string
    before: string | null
    after: string | null
  }[]
  /** Questions whose answers had refused it and are others now (SAF-9). */
  changed_triggers: string[]
}

/** What the person's other consultations and cases say to a case. */
export type CaseComparison = {
  repeat_window_days: number
  /** The person's other consultations of this category within the window, denied and abandoned too, newest first (REP-1); then those of linked persons. */
  repeats: RepeatView[]
  /** Denied before the window, within two years, also under a linked account (SAF-9). */
  earlier_denials: RepeatView[]
  /** Facts about which another consultation of two years says something else (SAF-20). */
  contradictions: {
    fact: string
    question_id: string
    label: string
    here: string | null
    other_consultation_id: string
    other_question_id: string
    there: string | null
    other_reference: string
    other_at: string
  }[]
  /** Other consultations whose answers are sealed: how they differ isn't shown, only that they do, by a flag (REN-6). */
  sealed: {
    consultation_id: string
    reference: string
    last_activity_at: string
  }[]
  /** The person's other cases of two years with the same ingredient (SAF-20). */
  same_ingredient: {
    id: string
    reference: string
    treatment_name: string
    state: string
    opened_at: string
  }[]
  /** What has to be read before approving. */
  acknowledgements: AcknowledgementView[]
}

/** One warning that has to be acknowledged, and who has. */
export type AcknowledgementView = {
  kind: (typeof ACKNOWLEDGEMENT_KINDS)[number]
  subject: string
  /** The reader has still to do it. */
  open: boolean
  given: { user_id: string; name: string; at: string }[]
}

/** The answer to an acknowledgement; the same one again gives the first. */
export type CaseAcknowledged = {
  acknowledgement: {
    id: string
    kind: AcknowledgementView["kind"]
    subject: string
    at: string
  }
}
