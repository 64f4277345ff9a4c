import { z } from "@medusajs/framework/zod"
import { caseMachine } from "../../modules/clinical-review/domain/case-state-machine"
import { QUEUE_FLAGS, QUEUES } from "../../modules/clinical-review/domain/queue"
import type { DecisionKind } from "../../modules/clinical-review/domain/decision"
import type { StayReason } from "../../modules/clinical-review/domain/stay-reason"
import type { Denial } from "../../modules/clinical-review/domain/denial-reasons"
import type { CaseComparison, ChangedAnswerView } from "./case-comparison"
import type { PrescriptionView } from "./prescription"
import type { CaseAlternatives } from "./case-alternatives"
import type { CaseChange } from "./case-change"
import type { CaseCheckIns } from "./check-in"
import type { CaseCourse } from "./case-course"
import type { CasePlan, CaseRenewal } from "./case-plan"
import type { CaseMessages } from "./case-messages"
import type { CaseEvidencePart } from "./case-evidence"
import type { CaseLinkage } from "./case-linkage"
import type { CaseGpReplies } from "./letter-reply"
import type { CaseStops } from "./stop"
import type { CaseIdentity } from "./identity"
import type { CaseRefunds } from "./refund"

const words = (max: number) => z.string().trim().min(1).max(max)

export const ListCases = z
  .object({
    queue: z.enum(QUEUES).optional(),
    /** One state or several, separated by commas; "open" (default) for what waits or is reviewed, "all" for every one. */
    state: z
      .string()
      .max(400)
      .default("open")
      .refine(
        (value) =>
          value === "open" ||
          value === "all" ||
          value
            .split(",")
            .every((state) => caseMachine.states.some((one) => one === state)),
        "names a state that a case does not have"
      ),
    category: z.string().max(100).optional(),
    claimed: z.enum(["mine", "none", "any"]).optional(),
    flags: z.enum(QUEUE_FLAGS).optional(),
    /** Only what has waited in the queue for more than so many days. */
    waiting_days: z.coerce.number().int().min(1).max(365).optional(),
    /** A case's reference or the beginning of one, or an order's number. */
    q: z.string().trim().min(1).max(40).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  })
  .strict()
export type ListCasesType = z.infer<typeof ListCases>

/** Claim and release: a reason may be given. */
export const HoldCase = z.object({ reason: words(500).optional() }).strict()
export type HoldCaseType = z.infer<typeof HoldCase>

export const TakeOverCase = z.object({ reason: words(500) }).strict()
export type TakeOverCaseType = z.infer<typeof TakeOverCase>

export const HandOverCase = z
  .object({ user_id: words(100), reason: words(500).optional() })
  .strict()
export type HandOverCaseType = z.infer<typeof HandOverCase>

export const ApproveCase = z
  .object({
    /** POM only; what is left out stays as the formulary has it. */
    proposal: z
      .object({
        formulary_item_id: words(100),
        dose: words(300),
        directions: words(1000),
        /** Units: tablets, grams, pens. */
        quantity: z.number().int().positive().max(100_000),
        /** Supplies that the signature authorises: what was bought, or 12. */
        issues: z.number().int().min(1).max(12).optional(),
      })
      .strict()
      .optional(),
    /** Mandatory where the patient's GP will not be told (SAF-5). */
    gp_justification: words(4000).optional(),
    /** Mandatory above a limit by ingredient, for the role that may. */
    quantity_justification: words(2000).optional(),
    notes: words(4000).optional(),
  })
  .strict()
export type ApproveCaseType = z.infer<typeof ApproveCase>

export const ProcessCase = z.object({ notes: words(4000).optional() }).strict()
export type ProcessCaseType = z.infer<typeof ProcessCase>

export const RegeneratePrescription = z.object({ reason: words(500) }).strict()
export type RegeneratePrescriptionType = z.infer<typeof RegeneratePrescription>

export type CaseStateName = (typeof caseMachine.states)[number]
export type QueueName = (typeof QUEUES)[number]

/** One line of a queue (QUE-2). */
export type CaseRow = {
  id: string
  reference: string
  order_id: string
  order_display_id: number
  patient: { first_name: string; last_name: string } | null
  category: { handle: string; name: string }
  legal_class: "POM" | "P" | "GSL" | "device"
  treatment_name: string
  quantity: number
  order_type: "one_off" | "instalments"
  instalment_count: number
  queue: QueueName
  state: CaseStateName
  state_label: string
  identity_status: string
  repeat_flag: boolean
  renewal_flag: boolean
  /** "Renewal: instalment plan 2 (3 months)" (REN-3). */
  renewal_label: string | null
  /** Why a renewal didn't go straight on to the pharmacy team; null where it did, and for all others. */
  stay_reason: StayReason | null
  flag_count: number
  flag_levels: { red: number; amber: number; info: number }
  partner_unavailable: boolean
  waiting_since: string
  place_at: string
  /** Amber after 7 days in the queue; "abandonable" after 30 days without activity (QUE-4). */
  ageing: "none" | "long" | "abandonable"
  claimed_by: { user_id: string; name: string } | null
}

/** The case that "next case" has claimed; null when none waits. */
export type NextCase = { case: { id: string; reference: string } | null }

/** "Next case" goes by who asks: nothing is named. */
export const TakeNextCase = z.object({}).strict()

/** Open cases by queue, each counted to 1,000; for the badges of the menu. */
export type CaseCounts = Record<
  QueueName,
  { queued: number; in_review: number; awaiting_signature: number }
>

export type ProposalView = {
  formulary_item_id: string
  dose: string
  directions: string
  quantity: number
  issues: number
}

export type CaseAnswerView = {
  question_id: string
  kind: string
  label: string
  topic: string | null
  /** The fact of the person that it tells, such as the date of birth. */
  fact: string | null
  value: unknown
  text: string
  /** Above 0: the answer was changed or taken back. */
  changes: number
}

export type CaseDetail = CaseRow &
  CaseLinkage &
  CaseRefunds &
  CaseStops &
  CaseGpReplies &
  CaseIdentity &
  CaseEvidencePart &
  CaseComparison &
  CaseAlternatives &
  CaseChange &
  CaseMessages &
  CasePlan &
  CaseRenewal &
  CaseCheckIns &
  CaseCourse & {
    customer_id: string | null
    ended_as: string | null
    patient_details: {
      id: string
      first_name: string
      last_name: string
      date_of_birth: string
      age: number
      sex: "male" | "female"
      phone: string
      email: string
      home_address: {
        address_1: string
        address_2: string | null
        city: string
        county: string | null
        postcode: string
      }
      gp: {
        answer: "practice" | "no_consent" | "no_gp" | null
        practice_name: string | null
      }
      identity_status: string
      identity_verified_at: string | null
      identity_reference: string | null
    }
    flags: {
      kind: string
      level: "info" | "amber" | "red"
      subject: string
      amount: number | null
      raised_at: string
    }[]
    consultation: {
      id: string
      reference: string
      /** Its answers lie in a sealed record, opened with a reason (REN-6). */
      is_sealed: boolean
      form: { title: string; version: number }
      submitted_at: string | null
      outcome: string | null
      sections: { id: string; title: string; answers: CaseAnswerView[] }[]
      inactive: CaseAnswerView[]
      rules: {
        rule_id: string
        kind: "deny" | "flag"
        status: "fired" | "unknown"
        /** Ids of the questions whose answers it looked at. */
        answers_used: string[]
        clinician_text: string
        source: string
        safeguarding: boolean
        /** What it says to the patient (SAF-6). */
        told: { title: string; text: string[] }
      }[]
      changed_answers: ChangedAnswerView[]
      /** How many entries the tape has; `tape` is the end of it, at most 200. */
      tape_length: number
      tape: {
        seq: number
        question_id: string
        label: string
        kind: "given" | "changed" | "withdrawn"
        previous: string | null
        value: string | null
        outcome_at_time: string
        at: string
      }[]
    } | null
    events: {
      event: string
      from: CaseStateName | null
      to: CaseStateName
      actor: { type: string; id: string; name: string | null }
      reason: string | null
      at: string
    }[]
    /** POM: what would be prescribed if nothing was changed. */
    proposal:
      | (ProposalView & {
          item: string
          pack_size: string
          issue_choices: number[]
        })
      | null
    decisions: {
      id: string
      kind: DecisionKind
      staff_name: string
      role: string
      registration_body: string | null
      registration_number: string | null
      proposal: ProposalView | null
      notes: string | null
      gp_justification: string | null
      denial: Denial | null
      at: string
    }[]
    prescription: PrescriptionView | null
    /** The patient's other cases, newest first. */
    history: {
      id: string
      reference: string
      treatment_name: string
      category_handle: string
      state: CaseStateName
      state_label: string
      ended_as: string | null
      opened_at: string
    }[]
    /** Whether approving needs gp_justification. */
    gp_justification_required: boolean
    /** What the state's table has; the role decides who may. */
    events_allowed: string[]
  }

/** The answer to a change of who holds a case. */
export type CaseMoved = { case: { id: string; state: CaseStateName } }

/** The answer to a decision. */
export type CaseDecided = CaseMoved & { decision: { id: string } }
