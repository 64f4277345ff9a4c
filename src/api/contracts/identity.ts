import { z } from "@medusajs/framework/zod"
import { DOCUMENT_KINDS } from "../../modules/identity/domain/documents"
import {
  FAIL_REASONS,
  VERIFY_METHODS,
} from "../../modules/identity/domain/judgement"
import { PageQuery } from "./account"

const words = (max: number) => z.string().trim().min(1).max(max)

export const ListIdentityReviews = PageQuery.extend({
  /** What needs staff, or what patients were asked for. */
  show: z.enum(["review", "waiting"]).default("review"),
})
export type ListIdentityReviewsType = z.infer<typeof ListIdentityReviews>

export const VerifyIdentity = z
  .object({
    /** Ids of all documents that count, each opened before. */
    documents: z.array(words(100)).min(1).max(10),
    method: z.enum(VERIFY_METHODS),
    note: words(2000).optional(),
  })
  .strict()
export type VerifyIdentityType = z.infer<typeof VerifyIdentity>

export const AskIdentityAgain = z
  .object({
    kinds: z.array(z.enum(DOCUMENT_KINDS)).min(1).max(2),
    /** To the patient. */
    text: words(1000),
  })
  .strict()
export type AskIdentityAgainType = z.infer<typeof AskIdentityAgain>

export const FailIdentity = z
  .object({ reason: z.enum(FAIL_REASONS), note: words(2000) })
  .strict()
export type FailIdentityType = z.infer<typeof FailIdentity>

export const OverruleDeath = z.object({ note: words(2000) }).strict()
export type OverruleDeathType = z.infer<typeof OverruleDeath>

export const IdentityDocumentKind = z.enum(DOCUMENT_KINDS)
export type IdentityDocumentKindName = z.infer<typeof IdentityDocumentKind>

export type IdentityJudged = { identity: { check_id: string; state: string } }

/** What a patient sees of their identity check. */
export type AccountIdentity = {
  /** asked: documents are awaited; in_review: staff look at them. */
  state: "nothing" | "asked" | "in_review"
  wanted: IdentityDocumentKindName[]
  /** What staff wrote when they asked again. */
  text: string | null
  documents: {
    id: string
    kind: IdentityDocumentKindName
    name: string
    content_type: string
    uploaded_at: string
  }[]
}
export type AccountIdentityResponse = { identity: AccountIdentity }

type CheckView = {
  id: string
  reference: string
  state: string
  provider: string
  outcome: string | null
  scorecard: string | null
  score: number | null
  services: string[]
  is_death_record: boolean
  asked_at: string
  concluded_at: string | null
}

export type IdentityAction = "verify" | "ask_again" | "fail" | "overrule_death"

/** A person's identity as staff judge it (IDV-3); part of a case. */
export type IdentityReviewView = {
  check: CheckView | null
  documents: {
    id: string
    kind: IdentityDocumentKindName
    state: "received" | "superseded"
    name: string
    content_type: string
    bytes: number
    uploaded_at: string
    seen_by_me: boolean
  }[]
  history: {
    event: string
    actor: { type: string; name: string | null }
    at: string
    method: string | null
    reason: string | null
    text: string | null
    note: string | null
  }[]
  former: CheckView[]
  /** What the check's state has; overruling a death record is for pharmacists. */
  actions: IdentityAction[]
}
export type CaseIdentity = { identity: IdentityReviewView }

export type IdentityReviewRow = {
  check_id: string
  reference: string
  state: string
  outcome: string | null
  is_death_record: boolean
  since: string
  patient: { first_name: string; last_name: string } | null
  case: { id: string; reference: string } | null
  waiting_cases: number
  missing: IdentityDocumentKindName[]
}
export type IdentityReviewsResponse = {
  reviews: IdentityReviewRow[]
  count: number
}
