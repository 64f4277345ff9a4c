import { conflict } from "../../../shared/errors"
import type {
  EvidenceKind,
  EvidencePolicy,
  EvidenceProof,
  EvidenceRequirement,
} from "../../../shared/evidence-policy"

/** How it came out: only what is satisfactory proves anything. */
export const EVIDENCE_OUTCOMES = [
  "satisfactory",
  "concerns",
  "no_answer",
] as const
export type EvidenceOutcome = (typeof EVIDENCE_OUTCOMES)[number]

/** What is known of a proof without opening it. */
export type KeptEvidence = {
  id: string
  category_handle: string
  kind: EvidenceKind
  method: string
  outcome: EvidenceOutcome
  /** London days. */
  observed_on: string
  recorded_at: Date
  valid_until: string | null
  withdrawn_at: Date | null
}

/** About which case a policy is asked, and when. */
export type EvidenceContext = {
  category_handle: string
  /** The patient had nothing in this category yet. */
  first_supply: boolean
  /** London day. */
  today: string
}

export type JudgedRequirement = EvidenceRequirement & {
  /** Not at all after a first supply, where it stands before that only. */
  applies: boolean
  /** Id of the proof that meets it. */
  met_by: string | null
}

/** These are of the person; all others were had about one treatment and count in its category only. */
const OF_THE_PERSON: readonly EvidenceKind[] = ["verified_weight", "identity"]

/** Calendar days from one London day to another; below 0 when it lies ahead. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Whether something counts at all: satisfactory, standing, in date. */
function isInForce(one: KeptEvidence, today: string): boolean {
  return (
    one.outcome === "satisfactory" &&
    one.withdrawn_at === null &&
    one.observed_on <= today &&
    (one.valid_until === null || one.valid_until >= today)
  )
}

/** Whether one is about what another is about: same kind, and same treatment where that matters. */
const isAboutTheSame = (one: KeptEvidence, other: KeptEvidence): boolean =>
  one.kind === other.kind &&
  (OF_THE_PERSON.includes(one.kind) ||
    one.category_handle === other.category_handle)

/** Whether the last word about it, by whatever method, is a concern; nobody reached is no word. */
const isOverruled = (
  one: KeptEvidence,
  evidence: readonly KeptEvidence[]
): boolean =>
  evidence.some(
    (other) =>
      other.outcome === "concerns" &&
      other.withdrawn_at === null &&
      isAboutTheSame(one, other) &&
      (other.observed_on === one.observed_on
        ? other.recorded_at >= one.recorded_at
        : other.observed_on > one.observed_on)
  )

/** Whether one proof is what is asked for: kind, method, category and age. */
export function proves(
  asked: EvidenceProof,
  one: KeptEvidence,
  { category_handle, today }: EvidenceContext
): boolean {
  return (
    isInForce(one, today) &&
    one.kind === asked.kind &&
    asked.methods.includes(one.method) &&
    (OF_THE_PERSON.includes(one.kind) ||
      one.category_handle === category_handle) &&
    daysBetween(one.observed_on, today) <= asked.max_age_days
  )
}

/**
 * Every requirement of a policy, with what meets it (SAF-4). The last word about
 * something counts: concerns annul what was satisfactory before. One more
 * satisfactory proof never makes anything missing; concerns may.
 */
export const judgeEvidence = (
  { requirements }: EvidencePolicy,
  evidence: readonly KeptEvidence[],
  context: EvidenceContext
): JudgedRequirement[] =>
  requirements.map((requirement) => {
    const met = evidence.find(
      (one) =>
        requirement.any_of.some((asked) => proves(asked, one, context)) &&
        !isOverruled(one, evidence)
    )
    return {
      ...requirement,
      applies: requirement.when === "every" || context.first_supply,
      met_by: met?.id ?? null,
    }
  })

/** What of it is still missing before approval, or before dispatch. */
export const missingBefore = (
  before: EvidenceRequirement["before"],
  judged: readonly JudgedRequirement[]
): JudgedRequirement[] =>
  judged.filter(
    (one) => one.before === before && one.applies && one.met_by === null
  )

const proofWords = ({ kind, methods, max_age_days }: EvidenceProof): string =>
  `${kind} (by ${methods.join(", ")}; at most ${max_age_days} days old)`

/** "two_way_contact (by …) or record_access (by …)", for refusals. */
const requirementWords = ({ any_of }: EvidenceRequirement): string =>
  any_of.map(proofWords).join(" or ")

/** @throws evidence_missing listing each requirement with its methods */
export function assertEvidence(
  caseId: string,
  missing: readonly JudgedRequirement[]
): void {
  if (missing.length > 0) {
    throw conflict(
      "evidence_missing",
      `Case ${caseId}: evidence is missing: ${missing.map(requirementWords).join("; ")}`
    )
  }
}
