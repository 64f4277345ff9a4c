import { z } from "@medusajs/framework/zod"
import { EVIDENCE_OUTCOMES } from "../../modules/clinical-review/domain/evidence"
import {
  MANDATORY_SECTIONS,
  type CaseSection,
} from "../../modules/clinical-review/domain/reading"
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceRequirement,
} from "../../shared/evidence-policy"

export type {
  EvidenceKind,
  EvidencePolicy,
  EvidenceProof,
  EvidenceRequirement,
} from "../../shared/evidence-policy"

const words = (max: number) => z.string().trim().min(1).max(max)

/** A proof that a clinician had about the patient (SAF-4). */
export const RecordEvidence = z
  .object({
    kind: z.enum(EVIDENCE_KINDS),
    /** One of the kind's own; see shared/evidence-policy. */
    method: words(40),
    outcome: z.enum(EVIDENCE_OUTCOMES),
    /** London day on which it was had; today where it is left out. */
    observed_on: z.iso.date().optional(),
    /** London day, the last on which it counts. */
    valid_until: z.iso.date().nullish(),
    weight_kg: z.number().min(20).max(400).nullish(),
    height_cm: z.number().min(100).max(250).nullish(),
    note: words(4000).nullish(),
  })
  .strict()
export type RecordEvidenceType = z.infer<typeof RecordEvidence>

export const WithdrawEvidence = z.object({ reason: words(500) }).strict()
export type WithdrawEvidenceType = z.infer<typeof WithdrawEvidence>

const seconds = z.number().int().min(0).max(86_400)
const readSections = Object.fromEntries(
  MANDATORY_SECTIONS.map((section) => [section, seconds.optional()])
) as Record<CaseSection, z.ZodOptional<typeof seconds>>

/** What one opening of a case's page has shown: seconds since it was opened, by section. */
export const ReportReading = z
  .object({ session: z.uuid(), sections: z.object(readSections).strict() })
  .strict()
export type ReportReadingType = z.infer<typeof ReportReading>

export type EvidenceView = {
  id: string
  kind: EvidenceKind
  method: string
  outcome: (typeof EVIDENCE_OUTCOMES)[number]
  observed_on: string
  valid_until: string | null
  weight_kg: number | null
  height_cm: number | null
  note: string | null
  case_id: string
  category_handle: string
  verified_by: {
    name: string
    role: string
    registration_body: string | null
    registration_number: string | null
  }
  recorded_at: string
  withdrawn: { at: string; reason: string | null } | null
}

export type RequirementView = EvidenceRequirement & {
  /** Not after the first supply, where it stands before that only. */
  applies: boolean
  /** Id of the proof that meets it. */
  met_by: string | null
}

export type ReadingView = {
  sections: { section: CaseSection; seconds: number; read: boolean }[]
  /** What the reader has still to open before approving. */
  unread: CaseSection[]
}

/** The part of a case about its proofs and about who has read it (SAF-4, SAF-13). */
export type CaseEvidencePart = {
  evidence: {
    /** The patient has had nothing in this category yet. */
    first_supply: boolean
    /** False: the category's policy is not valid, and nothing is approved. */
    policy_valid: boolean
    required: RequirementView[]
    missing: RequirementView[]
    /** Everything there is about the patient, newest first. */
    present: EvidenceView[]
  }
  reading: ReadingView
}

export type EvidenceRecorded = { evidence: { id: string } }
export type EvidenceWithdrawn = EvidenceRecorded
export type ReadingReported = { reading: ReadingView }
