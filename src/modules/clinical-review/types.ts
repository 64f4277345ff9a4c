import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import type { EvidencePolicy } from "../../shared/evidence-policy"
import type {
  CaseEvent,
  CaseGuards,
  CaseState,
} from "./domain/case-state-machine"
import type { MovingKind } from "./domain/decision"
import type { Denial } from "./domain/denial-reasons"
import type { EvidenceContent, NewEvidence } from "./domain/evidence-input"
import type { EvidenceFlag, FlagKind, RaisedFlag } from "./domain/flags"
import type { Proposal } from "./domain/proposal"
import type { LegalClass, Queue, QueueFlags } from "./domain/queue"
import type { CaseSection, SectionRead } from "./domain/reading"
import type { CaseAcknowledgement } from "./models/case-acknowledgement"
import type { CaseEvent as CaseEventModel } from "./models/case-event"
import type { ChangeProposal } from "./models/change-proposal"
import type { PlanLengthChange } from "./models/plan-length-change"
import type { ClinicalCase } from "./models/clinical-case"
import type { Decision } from "./models/decision"
import type { EvidenceItem } from "./models/evidence-item"
import type { DenialReason } from "./models/denial-reason"

export type CaseRecord = InferTypeOf<typeof ClinicalCase>
export type CaseEventRecord = InferTypeOf<typeof CaseEventModel>
export type DecisionRecord = InferTypeOf<typeof Decision>
export type DenialReasonRecord = InferTypeOf<typeof DenialReason>
export type PlanLengthChangeRecord = InferTypeOf<typeof PlanLengthChange>
export type ChangeProposalRecord = InferTypeOf<typeof ChangeProposal>

export type EvidenceRecord = InferTypeOf<typeof EvidenceItem>

export type EvidenceInput = NewEvidence & {
  case_id: string
  actor: Actor
  staff: DecisionInput["staff"]
  /** What it raises on its case. */
  flags: EvidenceFlag[]
}

export type OpenedEvidence = {
  item: EvidenceRecord
  content: EvidenceContent
  withdrawal_reason: string | null
}

/** What one opening of a case's page has shown so far. */
export type ReadingInput = {
  case_id: string
  user_id: string
  /** The browser's name for this opening. */
  session: string
  /** Seconds since the opening, by section. */
  sections: Partial<Record<CaseSection, number>>
}

export type ReadingState = {
  unread: CaseSection[]
  sections: (Omit<SectionRead, "last_at"> & { read: boolean })[]
}

export type AcknowledgementRecord = InferTypeOf<typeof CaseAcknowledgement>

/** What a case is opened with; one per line of the order. */
export type NewCase = {
  order_id: string
  order_display_id: number
  line_item_id: string
  consultation_id: string | null
  customer_id: string | null
  patient_id: string
  category_handle: string
  legal_class: LegalClass
  formulary_item_id: string
  variant_id: string
  quantity: number
  treatment_name: string
  /** A one-off unless said otherwise. */
  order_type?: "one_off" | "instalments"
  instalment_count?: number
  identity_status: string
  /** Ordered again on the answers of an earlier order. */
  renewal_flag?: boolean
  flags: RaisedFlag[]
}

export type TransitionInput = {
  case_id: string
  event: CaseEvent
  actor: Actor
  guards?: CaseGuards
  reason?: string | null
  /** Names the occasion (an inbound event, a check): the same one is applied once. */
  key?: string
}

/** `changed` is false when the effect was there already. */
export type TransitionResult = {
  case_id: string
  from: CaseState
  state: CaseState
  changed: boolean
}

export type ClaimInput = {
  case_id: string
  user_id: string
  actor: Actor
  reason?: string | null
}

export type DecisionInput = {
  case_id: string
  kind: MovingKind
  actor: Actor
  staff: {
    id: string
    user_id: string
    name: string
    role: string
    registration_body: string | null
    registration_number: string | null
  }
  prescriber_ip: string | null
  /** The category's; nothing that says yes is decided without one (SAF-4). */
  policy?: EvidencePolicy
  proposal: Proposal | null
  notes: string | null
  gp_justification: string | null
  /** change_dose: why, for the patient to read. */
  patient_reason?: string | null
  /** deny: the managed reason as it reads now. */
  denial?: Denial | null
}

export type FlagInput = {
  case_id: string
  kind: FlagKind
  subject?: string
  amount?: number | null
}

export type QueueFilters = {
  queue?: Queue
  state?: CaseState[]
  category?: string
  /** "mine" of `user_id`, "none", or "any". */
  claimed?: "mine" | "none" | "any"
  user_id?: string
  /** Any flag, one of a level, or that of a repeat or renewal. */
  flags?: QueueFlags
  /** Only what took its place in the queue before this. */
  waiting_since?: Date
  /** A case's reference or the beginning of one, or an order's number. */
  q?: string
  limit: number
  offset: number
}

/** What "next case" looks through. */
export type NextFilters = {
  queues: readonly Queue[]
  /** Handles; null means all. */
  categories: readonly string[] | null
  /** Ids of cases that are not to be looked at again. */
  skip: string[]
}

export type WaitingCase = { id: string; patient_id: string }

export type QueueCount = { queue: Queue; state: CaseState; count: number }
