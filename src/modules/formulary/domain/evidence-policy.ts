import { invalid, notAllowed } from "../../../shared/errors"
import {
  asksIndependentEvidence,
  evidencePolicySchema,
  type EvidencePolicy,
} from "../../../shared/evidence-policy"
import type { RiskClass } from "./legal-class"

const NEEDS_INDEPENDENT =
  "a high-risk category asks before every approval for two_way_contact, record_access or gp_confirmation"

/**
 * A policy as somebody wrote it, judged with the risk of its category.
 * @throws invalid_field naming the place, also where a high-risk category would
 * be approved on its questionnaire alone
 */
export function assertEvidencePolicy(
  risk: RiskClass,
  written: unknown
): EvidencePolicy {
  const parsed = evidencePolicySchema.safeParse(written)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(
      ["evidence_policy", ...(issue?.path ?? [])].join("."),
      issue?.message ?? "is no evidence policy"
    )
  }
  if (risk === "high" && !asksIndependentEvidence(parsed.data)) {
    throw invalid("evidence_policy", NEEDS_INDEPENDENT)
  }
  return parsed.data
}

/**
 * The policy that a category's cases are judged by. What the database holds is
 * not trusted: without a valid policy nothing of high risk is approved.
 * @throws evidence_missing
 */
export function policyOf(category: {
  handle: string
  risk_class: RiskClass
  evidence_policy: unknown
}): EvidencePolicy {
  const parsed = evidencePolicySchema.safeParse(category.evidence_policy ?? {})
  const isSafe =
    parsed.success &&
    (category.risk_class !== "high" || asksIndependentEvidence(parsed.data))
  if (!isSafe) {
    throw notAllowed(
      "evidence_missing",
      `Category ${category.handle} has no valid evidence policy: ${NEEDS_INDEPENDENT}`
    )
  }
  return parsed.data
}
